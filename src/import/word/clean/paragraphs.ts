import { elementsIn, type Element } from '../../xml.ts';
import { escaped, isShaded, type Cleaning } from './cleaning.ts';
import { inside, valueIn } from './element.ts';
import type { Label, Place } from './numbering.ts';
import { inlines } from './runs.ts';
import type { Style } from './styles.ts';

/** The style of a paragraph, by its id or the default. */
export function styleOf(paragraph: Element, state: Pick<Cleaning, 'styles'>): Style {
  const properties = inside(paragraph, 'pPr');
  const style = state.styles.of(valueIn(properties, 'pStyle'));
  const outlined = Number(valueIn(properties, 'outlineLvl') ?? 9);
  return style.role === 'text' && outlined < 9 ? { ...style, role: 'heading', level: outlined + 1 } : style;
}

/** Where a paragraph stands in a list, by its own properties or by those of its style. */
export function placeOf(paragraph: Element, style: Style): Place | undefined {
  const all = [inside(paragraph, 'pPr'), ...style.paragraph].map((each) => inside(each, 'numPr'));
  const value = (name: string) => all.map((each) => valueIn(each, name)).find((each) => each !== undefined);
  const id = value('numId');
  if (id === undefined || id === '0') return undefined;
  const level = Number(value('ilvl') ?? 0);
  return { id, level: Number.isInteger(level) && level >= 0 && level <= 8 ? level : 0 };
}

/** A paragraph as far as it is carried over, its role in the name of its style. */
export function paragraph(element: Element, state: Cleaning): string {
  const properties = inside(element, 'pPr');
  const style = styleOf(element, state);
  const { isTable, isNote } = state.around;
  const isHeading = style.role === 'heading' && !isTable && !isNote && state.fields.isShown;
  if (isHeading) state.losses.headings.push(state.losses.headings.at(-1)!);
  state.paragraphs += 1;
  countChanges(properties, state);
  const place = placeOf(element, style);
  const { content, words } = contentOf(element, style, isHeading, state);
  if (isHeading) named(words, state);
  const label = place && words !== '' ? state.numbering.next(place) : undefined;
  if (style.role === 'contents') return contentsLine(words, state);
  if (isFakeHeading(words, style, state) && !label) state.losses.add('bold');
  const { role, start } = roleOf(style, isHeading, place, label, state);
  const lead = start === '' ? '' : `<w:r><w:t xml:space="preserve">${escaped(`${start} `)}</w:t></w:r>`;
  const mark = isDeleted(properties) ? '<w:rPr><w:del/></w:rPr>' : '';
  const align = valueIn(properties, 'jc');
  const side = align ? `<w:jc w:val="${escaped(align)}"/>` : '';
  return `<w:p><w:pPr><w:pStyle w:val="${role}"/>${side}${mark}</w:pPr>${lead}${content}</w:p>`;
}

/** What stands in a paragraph, and its words alone; only in it do its looks stand around the letters. */
function contentOf(element: Element, style: Style, isHeading: boolean, state: Cleaning) {
  const before = state.around;
  const isOnColour = [inside(element, 'pPr'), ...style.paragraph].some((each) =>
    isShaded(inside(each, 'shd')),
  );
  state.around = {
    ...before,
    isHeading,
    isShaded: before.isShaded || isOnColour,
    letters: [...style.letters, ...state.styles.letters],
  };
  Object.assign(state, { words: '', isBold: true });
  const content = inlines(element, state);
  state.around = before;
  return { content, words: state.words.replace(/\s+/g, ' ').trim() };
}

/** A heading's words name the place of what is not carried over; one without words names none. */
function named(words: string, { losses }: Cleaning): void {
  if (words !== '') losses.headings[losses.headings.length - 1] = words;
  else losses.headings.pop();
}

function contentsLine(words: string, state: Cleaning): string {
  if (words !== '' && !state.losses.has('contents')) state.losses.add('contents');
  return '';
}

function isDeleted(properties: Element | undefined): boolean {
  const mark = inside(properties, 'rPr');
  return inside(mark, 'del') !== undefined || inside(mark, 'moveFrom') !== undefined;
}

function countChanges(properties: Element | undefined, { losses }: Cleaning): void {
  const mark = inside(properties, 'rPr');
  if (inside(mark, 'del')) losses.add('deletion');
  if (inside(mark, 'ins')) losses.add('insertion');
  if (inside(mark, 'moveFrom') ?? inside(mark, 'moveTo')) losses.add('move');
  if (inside(properties, 'pPrChange') ?? inside(mark, 'rPrChange')) losses.add('formatting');
  section(inside(properties, 'sectPr'), losses);
}

/** Counts what a section sets that pages do not. */
export function section(properties: Element | undefined, losses: Cleaning['losses']): void {
  if (!properties) return;
  const columns = inside(properties, 'cols');
  const count = Number(Object.entries(columns?.attributes ?? {}).find(([key]) => /num$/.test(key))?.[1] ?? 1);
  if (count > 1) losses.add('columns');
  if (elementsIn(properties).some(({ name }) => name === 'sectPrChange')) losses.add('formatting');
}

/** A short paragraph all in bold, without a full stop at its end, is meant as a heading. */
function isFakeHeading(words: string, { role }: Style, { isBold, around }: Cleaning): boolean {
  const isPlain = role === 'text' && !around.isTable && !around.isNote;
  return isPlain && isBold && /\p{L}/u.test(words) && words.length <= 80 && !/[.;,:]$/.test(words);
}

/** What a paragraph is, as the name of its style, and the number that stays before its words. */
function roleOf(
  style: Style,
  isHeading: boolean,
  place: Place | undefined,
  label: Label | undefined,
  state: Cleaning,
): { role: string; start: string } {
  if (isHeading) return { role: `heading-${style.level}`, start: label?.text ?? '' };
  if (!place || !label) return { role: style.role === 'heading' ? 'text' : style.role, start: '' };
  if (label.kind !== 'bullet' && state.isCounted(place)) return { role: 'text', start: label.text };
  const kind = label.kind === 'decimal' ? 'ordered' : 'bullet';
  const start = label.kind === 'letters' ? label.text : '';
  return { role: `list-${place.level}-${kind}-${label.number}-${label.key}`, start };
}
