import type sax from 'sax';

/** An element of a drawing, as far as it tells how much there is to draw. */
export interface Part {
  name: string;
  parent: Part | undefined;
  /** Its place in the order of the file, and that behind the last in it. */
  index: number;
  end: number;
  attributes: readonly sax.QualifiedAttribute[];
  /** Its own weight: about one, more with a long path or text. */
  own: number;
}

/**
 * How much is drawn when all that a drawing repeats (copies, patterns, masks, markers) is counted each time, and its
 * style once for each part, which is held against all of it.
 */
export function weightOf(parts: readonly Part[], style: string): number {
  const scales = new Scales(parts, referencesOfStyle(style));
  try {
    return parts.reduce((sum, part) => sum + scales.drawn(part) + style.length / 2000, 0);
  } catch (error) {
    if (error instanceof Endless) return Infinity;
    throw error;
  }
}

/** The most that parts may refer on: from a copy to a group with a pattern, to that in it. */
const mostReferences = 8;

class Endless extends Error {}

/** A place where another part is drawn: the property that says so, and the name of that part. */
interface Reference {
  property: string;
  id: string;
}

/** Weighs each part once, with all that it refers to; throws `Endless` when parts refer to themselves or on and on. */
class Scales {
  readonly #parts: readonly Part[];
  readonly #styled: ReadonlyMap<string, Reference[]>;
  readonly #byId: ReadonlyMap<string, Part>;
  readonly #references = new Map<Part, Reference[]>();
  readonly #kept = new Map<string, number>();
  #depth = 0;

  constructor(parts: readonly Part[], styled: ReadonlyMap<string, Reference[]>) {
    this.#parts = parts;
    this.#styled = styled;
    this.#byId = new Map(parts.flatMap((part) => (attribute(part, 'id') ?? []).map((id) => [id, part])));
  }

  drawn(part: Part): number {
    return this.#once(`drawn ${part.index}`, () => {
      const filled = this.#inherited(part, 'paint') + this.#inherited(part, 'marker') * corners(part);
      const copied = this.#sum(part, 'copy');
      const each = part.own + filled + this.#sum(part, 'cut');
      return part.name === 'use' ? each + (1 + filled) * copied : each + copied;
    });
  }

  #inherited(part: Part, kind: Kind): number {
    return this.#once(
      `${kind} ${part.index}`,
      () => (part.parent ? this.#inherited(part.parent, kind) : 0) + this.#sum(part, kind),
    );
  }

  #sum(part: Part, kind: Kind): number {
    return this.#referencesOf(part)
      .filter(({ property }) => kindOf(property) === kind)
      .reduce((sum, { id }) => sum + this.#target(id), 0);
  }

  #target(id: string): number {
    const part = this.#byId.get(id);
    if (!part || /Gradient$/.test(part.name)) return 0;
    return this.#once(`target ${part.index}`, () => {
      if ((this.#depth += 1) > mostReferences) throw new Endless();
      const all = this.#parts.slice(part.index, part.end);
      const sum = all.reduce((before, each) => before + this.drawn(each), 0);
      this.#depth -= 1;
      return sum;
    });
  }

  #referencesOf(part: Part): Reference[] {
    const known = this.#references.get(part);
    if (known) return known;
    const names = (attribute(part, 'class') ?? []).flatMap((value) => value.split(/\s+/));
    const ids = attribute(part, 'id') ?? [];
    const keys = ['*', part.name, ...names.map((name) => `.${name}`), ...ids.map((id) => `#${id}`)];
    const styled = [...new Set(keys)].flatMap((key) => this.#styled.get(key) ?? []);
    const all = [...part.attributes.flatMap(referencesOfAttribute), ...styled];
    this.#references.set(part, all);
    return all;
  }

  #once(key: string, weigh: () => number): number {
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const made = weigh();
    this.#kept.set(key, made);
    return made;
  }
}

/** How a part is drawn elsewhere: as a copy, as paint that is inherited, on each corner, or to cut something out. */
type Kind = 'copy' | 'paint' | 'marker' | 'cut';

function kindOf(property: string): Kind {
  if (property === 'href') return 'copy';
  if (property.startsWith('marker')) return 'marker';
  return /^(?:clip-path|mask)/.test(property) ? 'cut' : 'paint';
}

function attribute({ attributes }: Part, name: string): string[] | undefined {
  const found = attributes.filter(({ local }) => local === name);
  return found.length > 0 ? found.map(({ value }) => value.trim()) : undefined;
}

/** At most how many corners a part has, each of which may have a marker. */
function corners(part: Part): number {
  const points = [...(attribute(part, 'd') ?? []), ...(attribute(part, 'points') ?? [])];
  return points.reduce((sum, value) => sum + (value.match(/\d+|[a-z]/gi)?.length ?? 0), 2);
}

function referencesOfAttribute({ local, value }: sax.QualifiedAttribute): Reference[] {
  if (local === 'href')
    return value.trim().startsWith('#') ? [{ property: 'href', id: value.trim().slice(1) }] : [];
  if (local === 'style') return referencesOfDeclarations(value);
  return idsIn(value).map((id) => ({ property: local, id }));
}

function referencesOfDeclarations(text: string): Reference[] {
  return text.split(';').flatMap((declaration) => {
    const [property = ''] = declaration.split(':');
    return idsIn(declaration).map((id) => ({ property: property.trim().toLowerCase(), id }));
  });
}

function idsIn(value: string): string[] {
  return [...value.matchAll(/url\(\s*["']?#([^"')]*)/gi)].map(([, id = '']) => id.trim());
}

/** What the rules of a style refer to, by a name that each element they fit has: `.class`, `#id`, `path`, or `*`. */
function referencesOfStyle(style: string): Map<string, Reference[]> {
  const all = new Map<string, Reference[]>();
  for (const rule of style.replace(/\/\*[\s\S]*?\*\//g, ' ').split('}')) {
    const [body = '', selectors = '', ...before] = rule.split('{').reverse();
    const isPlain = ![selectors, ...before].some((each) => idsIn(each).length > 0);
    const references = referencesOfDeclarations(rule.split('{').join(';')).filter(({ id }) => id !== '');
    if (idsIn(body).length === 0 && isPlain) continue;
    for (const key of isPlain ? selectors.split(',').map(keyOf) : ['*'])
      all.set(key, [...(all.get(key) ?? []), ...references]);
  }
  return all;
}

function keyOf(selector: string): string {
  const last =
    selector
      .trim()
      .split(/[\s>+~]+/)
      .at(-1) ?? '';
  if (/[^\w.#-]/.test(last)) return '*';
  return (/[.#][\w-]+/.exec(last) ?? /^[\w-]+$/.exec(last))?.[0] ?? '*';
}
