import { readXml, type Reader, type Tag } from '../../xml.ts';

/** What a date format shows. */
export interface DateParts {
  year: boolean;
  month: boolean;
  day: boolean;
  hours: boolean;
}

/** How letters are set: raised or lowered, struck through, or in the colour of their ground. */
export interface Letters {
  align: 'superscript' | 'subscript' | undefined;
  isStruck: boolean;
  isUnseen: boolean;
}

/** What the styles of an OpenDocument spreadsheet say of its cells and sheets. */
export interface OdsStyles {
  /** What the number format of a cell style shows of a date. */
  dateParts(style: string): DateParts;
  /** How the letters of a style are set. */
  letters(style: string): Letters;
  /** Whether a style, put on by a condition, shows something else than the cell holds, or hides it. */
  isChanging(style: string): boolean;
  /** Whether sheets of a style are hidden. */
  isHidden(style: string): boolean;
}

const fo = 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0';
const number = 'urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0';
const style = 'urn:oasis:names:tc:opendocument:xmlns:style:1.0';
/** How many styles above one are asked: those of a hostile file may stand in a ring. */
const mostAbove = 10;
/** The namespace of tables in OpenDocument. */
export const tableSpace = 'urn:oasis:names:tc:opendocument:xmlns:table:1.0';

/** An attribute of a tag in the namespace of tables. */
export function attribute({ attributes }: Tag, name: string): string {
  return attributes[`{${tableSpace}}${name}`] ?? '';
}

/** What the parts of a document say of styles, by the names that these have in the file. */
interface Said {
  /** The data style and the parent of each style. */
  styles: Map<string, { data: string; parent: string }>;
  /** The names of styles by those that people see. */
  titles: Map<string, string>;
  /** The properties of letters and of cells. */
  looks: Map<string, Record<string, string>>;
  dates: Map<string, DateParts>;
  hidden: Set<string>;
}

/** Reads the styles of the parts of a document; later ones come first. */
export function odsStyles(parts: readonly Uint8Array[]): OdsStyles {
  const said: Said = {
    styles: new Map(),
    titles: new Map(),
    looks: new Map(),
    dates: new Map(),
    hidden: new Set(),
  };
  const reader = styleReader(said);
  for (const part of parts) readXml(part, reader);
  return {
    isChanging: (title) => isChanging(title, said),
    letters: (name) => lettersOf(name, said),
    isHidden: (name) => said.hidden.has(name),
    dateParts: (name) => datePartsOf(name, said),
  };
}

/** Notes what a part says; properties stand in the style that they are of, parts of a date in its format. */
function styleReader(said: Said): Reader {
  let [own, date] = ['', undefined as DateParts | undefined];
  return {
    open(tag) {
      if (tag.space === style && tag.name === 'style') own = begun(tag, said);
      if (tag.space === style && /^(text|table-cell)-properties$/.test(tag.name))
        said.looks.set(own, { ...said.looks.get(own), ...tag.attributes });
      if (own !== '' && tag.name === 'table-properties' && attribute(tag, 'display') === 'false')
        said.hidden.add(own);
      if (tag.space !== number) return;
      if (tag.name === 'date-style') said.dates.set(named(tag, 'name'), (date = none()));
      else if (date) note(date, tag);
    },
    close(tag) {
      if (tag.space === style && tag.name === 'style') own = '';
      if (tag.space === number && tag.name === 'date-style') date = undefined;
    },
  };
}

/** Notes whence a style has what it does not say itself; returns its name. */
function begun(tag: Tag, { styles, titles }: Said): string {
  const [name, title] = [named(tag, 'name'), named(tag, 'display-name')];
  if (title !== '') titles.set(title, name);
  styles.set(name, { data: named(tag, 'data-style-name'), parent: named(tag, 'parent-style-name') });
  return name;
}

function named({ attributes }: Tag, key: string): string {
  return attributes[`{${style}}${key}`] ?? '';
}

function isChanging(title: string, said: Said): boolean {
  // Conditions name a style as people see it, cells by its name in the file.
  const name = said.titles.get(title) ?? title;
  const { isStruck, isUnseen } = lettersOf(name, said);
  return isStruck || isUnseen || !['', 'N0'].includes(said.styles.get(name)?.data ?? '');
}

function lettersOf(name: string, said: Said): Letters {
  const raised = /^(super|sub|-?\d+)/.exec(look(name, `{${style}}text-position`, said))?.[1] ?? '0';
  const isLow = raised === 'sub' || raised.startsWith('-');
  const ground = look(name, `{${fo}}background-color`, said);
  return {
    align: Number(raised) === 0 ? undefined : isLow ? 'subscript' : 'superscript',
    isStruck: !/^(none)?$/.test(look(name, `{${style}}text-line-through-style`, said)),
    isUnseen:
      isWhite(look(name, `{${fo}}color`, said)) && (isWhite(ground) || /^(transparent)?$/.test(ground)),
  };
}

/** A property of a style, or of the nearest one above it that has it. */
function look(name: string, key: string, { looks, styles }: Said): string {
  for (let [at, depth] = [name, 0]; at !== '' && depth < mostAbove; depth += 1) {
    const value = looks.get(at)?.[key];
    if (value !== undefined) return value;
    at = styles.get(at)?.parent ?? '';
  }
  return '';
}

function datePartsOf(name: string, { styles, dates }: Said): DateParts {
  let at = styles.get(name);
  for (let depth = 0; at && at.data === '' && depth < mostAbove; depth += 1) at = styles.get(at.parent);
  return dates.get(at?.data ?? '') ?? none();
}

function isWhite(colour: string): boolean {
  return /^#f[\da-f]f[\da-f]f[\da-f]$/i.test(colour);
}

function none(): DateParts {
  return { year: false, month: false, day: false, hours: false };
}

function note(parts: DateParts, { name }: Tag): void {
  if (name === 'year' || name === 'month' || name === 'day' || name === 'hours') parts[name] = true;
}
