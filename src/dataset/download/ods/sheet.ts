import { element, escaped } from './xml.ts';

/** A sheet: lines of text in column A, the first as its heading, then at most one table. */
export interface Sheet {
  /** Unique in its workbook, at most 31 characters. */
  name: string;
  lines: SheetLine[];
  table?: SheetTable;
  /** The width of column A in millimetres when there is no table; lines are then wrapped. */
  width?: number;
}

export interface SheetLine {
  text: string;
  /** Where the text leads: a full address, or `#name` of another sheet. */
  link?: string;
}

/** A table with one header row. */
export interface SheetTable {
  /** Names the range of its cells: letters, digits and underscores. */
  name: string;
  /** The header row: titles, the width of each column in millimetres, whether it holds numbers. */
  columns: { title: string; width: number; isEnd: boolean }[];
  rows: SheetCell[][];
}

/** A cell: text, or a number with the text that readers see, which has so many `decimals`. */
export type SheetCell = { text: string; link?: string; isEnd?: boolean } | NumberCell;

export interface NumberCell {
  text: string;
  value: number;
  decimals: number;
}

/** A sheet as an ODF table. */
export function sheetXml({ name, lines, table, width = 40 }: Sheet): string {
  const columns = table ? table.columns.map((column) => column.width) : [width];
  const style = table ? 'Default' : 'Text';
  const header = table?.columns.map(({ title, isEnd }) =>
    textCell({ text: title }, isEnd ? 'Number_20_header' : 'Table_20_header'),
  );
  return element('table:table', { 'table:name': name, 'table:style-name': 'sheet' }, [
    ...columns.map((each) => element('table:table-column', { 'table:style-name': `width${each}` })),
    ...lines.map((line, index) => row([textCell(line, index === 0 ? 'Heading_20_1' : style)])),
    ...(header ? [element('table:table-header-rows', {}, [row(header)])] : []),
    ...(table?.rows ?? []).map((cells) => row(cells.map(cellXml))),
  ]);
}

/** The name of a sheet's table and the range of its cells, header row included; no buttons to filter it. */
export function rangeXml({ name, lines, table }: Sheet): string {
  if (!table) return '';
  const first = lines.length + 1;
  const last = `${columnLetters(table.columns.length)}${first + table.rows.length}`;
  return element('table:database-range', {
    'table:name': table.name,
    'table:target-range-address': `'${name}'.A${first}:'${name}'.${last}`,
    'table:contains-header': true,
    'table:display-filter-buttons': false,
  });
}

/** The letters of the nth column: 1 is `A`, 27 is `AA`. */
export function columnLetters(number: number): string {
  const index = number - 1;
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26)) + last;
}

function row(cells: readonly string[]): string {
  return element('table:table-row', { 'table:style-name': 'row' }, cells);
}

function cellXml(cell: SheetCell): string {
  if (!('value' in cell)) return textCell(cell, cell.isEnd ? 'Symbol' : 'Text');
  const attributes = {
    'table:style-name': `number${cell.decimals}`,
    'office:value-type': 'float',
    'office:value': String(cell.value),
  };
  return element('table:table-cell', attributes, [paragraph(cell.text)]);
}

function textCell({ text, link }: SheetLine, style: string): string {
  if (text === '') return element('table:table-cell', { 'table:style-name': style });
  const lines = text.split(/\r\n|[\r\n]/).map((line) => paragraph(line, link));
  return element('table:table-cell', { 'table:style-name': style, 'office:value-type': 'string' }, lines);
}

/** Text as a paragraph; tabs and spaces that XML would run together are elements of their own. */
function paragraph(text: string, link?: string): string {
  const parts = text.split(/(\t|^ +| {2,}| +$)/).map((part) => {
    if (part === '\t') return element('text:tab', {});
    return /^ +$/.test(part) ? element('text:s', { 'text:c': part.length }) : escaped(part);
  });
  const address = link?.startsWith('#') ? `#'${link.slice(1)}'.A1` : link;
  const inside = address
    ? [element('text:a', { 'xlink:href': address, 'xlink:type': 'simple' }, parts)]
    : parts;
  return element('text:p', {}, inside);
}
