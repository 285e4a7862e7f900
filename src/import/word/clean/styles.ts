import { elementsIn, type Element } from '../../xml.ts';
import { attributeOf, inside, isOn, valueIn, within } from './element.ts';

/** What a paragraph is by its style. */
export type Role = 'heading' | 'title' | 'subtitle' | 'date' | 'quote' | 'contents' | 'caption' | 'text';

/** A style with those that it is based on. */
export interface Style {
  /** The properties of paragraphs and of letters, the style's own first, then those that it is based on. */
  paragraph: Element[];
  letters: Element[];
  /** Whether it lays a colour under letters, as styles of tables do. */
  isColoured: boolean;
  role: Role;
  /** Of a heading: 1 to 9. */
  level: number;
}

/** The styles of a document: of paragraphs and of letters, by id. */
export interface Styles {
  /** The properties of letters that every style begins with. */
  letters: Element[];
  of(id: string | undefined): Style;
}

const headings =
  /^(?:heading|überschrift|berschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|címsor|заголовок|pennawd|başlık|τίτλος)\s*([1-9])\b/iu;
const roles: readonly [RegExp, Role][] = [
  [/^(title|titel|titre|título|titolo|teitl|tytuł|document title|report title)$/iu, 'title'],
  [/^(subtitle|untertitel|sous-titre|subtítulo|sottotitolo|ondertitel|is-deitl|podtytuł)$/iu, 'subtitle'],
  [/^(date|datum|fecha|data|dyddiad)$/iu, 'date'],
  [/^((intense )?quote|quotations?|block ?text|(intensives )?zitat|citation)$/iu, 'quote'],
  [/^(toc|contents|verzeichnis|tm)\s*\d+$|^(toc|contents) heading$|^table of figures$/iu, 'contents'],
  [/^(caption|beschriftung|légende)$/iu, 'caption'],
];

/** Reads the styles of a document; without them every paragraph is text. */
export function styles(root: Element | undefined): Styles {
  const all = new Map(elementsIn(root, 'style').map((each) => [attributeOf(each, 'styleId') ?? '', each]));
  const fallback = elementsIn(root, 'style').find(
    (each) => attributeOf(each, 'type') === 'paragraph' && attributeOf(each, 'default') === '1',
  );
  const made = new Map<string | undefined, Style>();
  const usual = inside(root, 'docDefaults', 'rPrDefault', 'rPr');
  return {
    letters: usual ? [usual] : [],
    of(id) {
      const known = made.get(id);
      if (known) return known;
      const style = styleOf(chain(all, id === undefined ? fallback : all.get(id)), id);
      made.set(id, style);
      return style;
    },
  };
}

/** A style and those that it is based on. */
function chain(all: ReadonlyMap<string, Element>, first: Element | undefined): Element[] {
  const found: Element[] = [];
  for (let each = first; each && !found.includes(each); each = all.get(valueIn(each, 'basedOn') ?? '')) {
    found.push(each);
  }
  return found;
}

function styleOf(styles: readonly Element[], id: string | undefined): Style {
  const names = styles.length > 0 ? styles.map((each) => valueIn(each, 'name') ?? '') : [id ?? ''];
  const paragraph = styles.flatMap((each) => inside(each, 'pPr') ?? []);
  const letters = styles.flatMap((each) => inside(each, 'rPr') ?? []);
  const outlined = paragraph.map((each) => valueIn(each, 'outlineLvl')).find((each) => each !== undefined);
  const isColoured = styles.some((each) =>
    within(each, 'shd').some((shade) => /^(?!F{6})[0-9A-F]{6}$/i.test(attributeOf(shade, 'fill') ?? '')),
  );
  return { paragraph, letters, isColoured, ...roleOf(names, outlined) };
}

/** By the nearest name that says so; else a level of the outline makes a heading. */
function roleOf(names: readonly string[], outlined: string | undefined): { role: Role; level: number } {
  for (const name of names.map((each) => each.trim().replace(/,.*$/, ''))) {
    const level = headings.exec(name)?.[1];
    if (level) return { role: 'heading', level: Number(level) };
    const role = roles.find(([pattern]) => pattern.test(name))?.[1];
    if (role) return { role, level: 0 };
  }
  const level = Number(outlined ?? 9);
  return level < 9 ? { role: 'heading', level: level + 1 } : { role: 'text', level: 0 };
}

/** Whether letters have a property, by their own properties or by their style. */
export function hasLetters(own: Element | undefined, style: Style, name: string): boolean {
  return [own, ...style.letters].map((each) => isOn(each, name)).find((each) => each !== undefined) ?? false;
}
