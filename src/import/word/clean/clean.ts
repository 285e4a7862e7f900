import { elementsIn, type Element } from '../../xml.ts';
import { damaged } from '../../container.ts';
import { Refusal } from '../../refusal.ts';
import { cleaning, isShaded, type Cleaning } from './cleaning.ts';
import { drawing, lost } from './drawings.ts';
import { attributeOf, inside, isOn, nameOf, valueIn, within } from './element.ts';
import { Fields } from './fields.ts';
import { numbering as numberingOf, type Place } from './numbering.ts';
import { paragraph, placeOf, section, styleOf } from './paragraphs.ts';
import type { Part, Parts } from '../parts.ts';
import { control } from './runs.ts';
import { styles as stylesOf, type Styles } from './styles.ts';
import type { Numbering } from './numbering.ts';

/** The most paragraphs of a report. */
const mostParagraphs = 20_000;

/** A document as far as it is carried over, as XML for mammoth; and what was counted. */
export interface Clean {
  /** Block by block. */
  body: string[];
  footnotes: string;
  endnotes: string;
  state: Cleaning;
}

/** Reads a document part by part, and keeps what can be carried over and nothing else. */
export function clean(parts: Parts): Clean {
  const styles = stylesOf(parts.styles);
  const numbering = numberingOf(parts.numbering);
  const root = inside(parts.document.root, 'body');
  const all = root ? within(root, 'p') : [];
  if (all.length > mostParagraphs) throw tooLong();
  const isCounted = counted(all, styles, numbering);
  const state = cleaning({ styles, numbering, targets: parts.document.targets, isCounted });
  const body = elementsIn(root).map((child) => block(child, state));
  if (!state.fields.isShown) throw damaged(); // A field without an end: what follows it would be lost.
  section(inside(root, 'sectPr'), state.losses);
  state.losses.headings.push('Footnotes');
  const footnotes = notes(parts.footnotes, 'footnote', state);
  const endnotes = notes(parts.endnotes, 'endnote', state);
  return { body, footnotes, endnotes, state };
}

function tooLong(): Refusal {
  return new Refusal(
    `The document has more than ${mostParagraphs} paragraphs.`,
    'Save a copy with only the chapters that are needed, and import that.',
  );
}

/**
 * Whether a numbering counts paragraphs throughout, as committee papers do (1.1, 1.2; or 1 to 40 across headings), so that
 * the text refers to its numbers; else it is a list.
 */
function counted(all: readonly Element[], styles: Styles, numbering: Numbering): (place: Place) => boolean {
  const joined = new Set<string>();
  const under = new Map<string, { heading: number; isSame: boolean }>();
  const spread = new Set<string>();
  let heading = 0;
  for (const each of all) {
    const style = styleOf(each, { styles });
    const place = placeOf(each, style);
    if (style.role === 'heading') heading += 1;
    const shape = place && numbering.shape(place);
    if (!shape || shape.isBullet || !place || style.role === 'heading') continue;
    if (shape.joined > 1) joined.add(shape.key);
    const name = `${place.id} ${place.level}`;
    const before = under.get(name);
    if (before && before.heading !== heading && place.level === 0) spread.add(shape.key);
    under.set(name, { heading, isSame: before?.heading === heading });
  }
  return (place) => {
    const shape = numbering.shape(place);
    return shape !== undefined && (joined.has(shape.key) || (spread.has(shape.key) && place.level === 0));
  };
}

function blocks(element: Element, state: Cleaning): string {
  return elementsIn(element)
    .map((child) => block(child, state))
    .join('');
}

const silent =
  /^w:(sectPr|bookmark\w+|proofErr|perm\w+|comment\w+|(move|customXml)\w+Range\w*|tcPr|trPr|tblPr|tblGrid|tblPrEx|customXmlPr|sdtPr|sdtEndPr)$/;

function block(element: Element, state: Cleaning): string {
  switch (nameOf(element)) {
    case 'w:p':
      return paragraph(element, state);
    case 'w:tbl':
      return table(element, state);
    case 'w:sdt':
      return control(element, state, blocks);
    case 'w:customXml':
    case 'w:smartTag':
    case 'w:ins':
    case 'w:moveTo':
      return blocks(element, state);
    case 'w:del':
    case 'w:moveFrom':
      return lost('deletion', state);
    case 'w:altChunk':
      return lost('chunk', state);
    case 'mc:AlternateContent':
      return drawing(element, state);
    case 'm:oMathPara':
      return `<w:p>${lost('equation', state)}</w:p>`;
    default:
      if (!silent.test(nameOf(element))) state.losses.add('other');
      return '';
  }
}

function table(element: Element, state: Cleaning): string {
  const { losses, around } = state;
  if (around.isTable) losses.add('nested');
  const rows = rowsIn(element);
  const cells = rows.map((row) => cellsIn(row));
  const isMerged = cells.flat().some((cell) => {
    const properties = inside(cell, 'tcPr');
    return Number(valueIn(properties, 'gridSpan') ?? 1) > 1 || inside(properties, 'vMerge') !== undefined;
  });
  if (isMerged) losses.add('merged');
  if (isColoured(cells)) losses.add('shading');
  if (inside(element, 'tblPr', 'tblPrChange')) losses.add('formatting');
  state.tables += 1;
  const style = state.styles.of(valueIn(element, 'tblPr', 'tblStyle') ?? '');
  const isOnColour = style.isColoured || isShaded(inside(element, 'tblPr', 'shd'));
  state.around = { ...around, isTable: true, isShaded: isOnColour };
  const xml = rows.map((row) => rowXml(row, state)).join('');
  state.around = around;
  return xml === '' ? '' : `<w:tbl><w:tblPr/>${xml}</w:tbl>`;
}

function rowsIn(element: Element): Element[] {
  return elementsIn(element).flatMap((each) => {
    if (each.name === 'tr') return [each];
    return ['sdt', 'sdtContent', 'customXml', 'ins'].includes(each.name) ? rowsIn(each) : [];
  });
}

function cellsIn(row: Element): Element[] {
  return elementsIn(row).flatMap((each) => {
    if (each.name === 'tc') return [each];
    return ['sdt', 'sdtContent', 'customXml'].includes(each.name) ? cellsIn(each) : [];
  });
}

/** Whether cells below the head have colours, and not all the same: they say something. */
function isColoured(rows: readonly Element[][]): boolean {
  const fills = rows.slice(1).map((row) =>
    row.map((cell) => {
      const shade = inside(cell, 'tcPr', 'shd');
      return isShaded(shade) ? (attributeOf(shade, 'fill') ?? '') : '';
    }),
  );
  const isVaried = fills.some((row) => new Set(row.slice(1)).size > 1);
  return isVaried || new Set(fills.map((row) => row.at(-1) ?? '').filter((fill) => fill !== '')).size > 1;
}

function rowXml(row: Element, state: Cleaning): string {
  const properties = inside(row, 'trPr');
  if (isOn(properties, 'hidden')) return lost('hidden', state);
  if (inside(properties, 'del')) return lost('deletion', state);
  if (inside(properties, 'ins')) state.losses.add('insertion');
  const head = isOn(properties, 'tblHeader') ? '<w:trPr><w:tblHeader/></w:trPr>' : '';
  const before = inside(properties, 'gridBefore') ? '<w:tc><w:p/></w:tc>' : '';
  const cells = cellsIn(row).map((cell) => cellXml(cell, state));
  return `<w:tr>${head}${before}${cells.join('')}</w:tr>`;
}

function cellXml(cell: Element, state: Cleaning): string {
  const properties = inside(cell, 'tcPr');
  const span = Number(valueIn(properties, 'gridSpan') ?? 1);
  const merge = inside(properties, 'vMerge');
  const goesOn = merge && attributeOf(merge, 'val') !== 'restart';
  if (inside(properties, 'cellDel')) state.losses.add('deletion');
  if (inside(properties, 'cellIns')) state.losses.add('insertion');
  const set = [
    span > 1 ? `<w:gridSpan w:val="${Math.min(Math.trunc(span), 63) || 1}"/>` : '',
    merge ? `<w:vMerge w:val="${goesOn ? 'continue' : 'restart'}"/>` : '',
  ].join('');
  const { around } = state;
  state.around = { ...around, isShaded: around.isShaded || isShaded(inside(properties, 'shd')) };
  const content = blocks(cell, state);
  state.around = around;
  return `<w:tc><w:tcPr>${set}</w:tcPr>${content}</w:tc>`;
}

/** Footnotes or endnotes; what separates them from the text is none. */
function notes(part: Part | undefined, name: string, state: Cleaning): string {
  if (!part) return '';
  Object.assign(state, { targets: part.targets, fields: new Fields() });
  state.around = { isHeading: false, isTable: false, isShaded: false, isNote: true, letters: [] };
  return elementsIn(part.root, name)
    .filter((each) => !/separator|notice/i.test(attributeOf(each, 'type') ?? ''))
    .map(
      (each) =>
        `<w:${name} w:id="${Number(attributeOf(each, 'id')) || 0}">${blocks(each, state)}</w:${name}>`,
    )
    .join('');
}
