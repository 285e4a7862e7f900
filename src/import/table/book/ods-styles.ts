import { readXml, type Tag } from '../../xml.ts';

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
/** The namespace of tables in OpenDocument. */
export const tableSpace = 'urn:oasis:names:tc:opendocument:xmlns:table:1.0';

/** An attribute of a tag in the namespace of tables. */
export function attribute({ attributes }: Tag, name: string): string {
  return attributes[`{${tableSpace}}${name}`] ?? '';
}

/** Reads the styles of the parts of a document; later ones come first. */
export function odsStyles(parts: readonly Uint8Array[]): OdsStyles {
  const dates = new Map<string, DateParts>();
  const cells = new Map<string, { data: string; parent: string }>();
  const hidden = new Set<string>();
  const titles = new Map<string, string>();
  const looks = new Map<string, Record<string, string>>();
  let [own, open] = ['', undefined as DateParts | undefined];
  for (const part of parts) {
    readXml(part, {
      open(tag) {
        const named = (key: string) => tag.attributes[`{${style}}${key}`] ?? '';
        if (tag.space === style && tag.name === 'style') {
          own = named('name');
          if (named('display-name') !== '') titles.set(named('display-name'), own);
          cells.set(own, { data: named('data-style-name'), parent: named('parent-style-name') });
        }
        if (tag.space === style && /^(text|table-cell)-properties$/.test(tag.name))
          looks.set(own, { ...looks.get(own), ...tag.attributes });
        if (tag.name === 'table-properties' && attribute(tag, 'display') === 'false') hidden.add(own);
        if (tag.space !== number) return;
        if (tag.name === 'date-style') dates.set(named('name'), (open = none()));
        else if (open) note(open, tag);
      },
      close(tag) {
        if (tag.space === number && tag.name === 'date-style') open = undefined;
      },
    });
  }
  const look = (name: string, key: string) => {
    for (let [at, depth] = [name, 0]; at !== '' && depth < 10; depth += 1) {
      const value = looks.get(at)?.[key];
      if (value !== undefined) return value;
      at = cells.get(at)?.parent ?? '';
    }
    return '';
  };
  return {
    isChanging(title) {
      // Conditions name a style as people see it, cells by its name in the file.
      const name = titles.get(title) ?? title;
      const { isStruck, isUnseen } = this.letters(name);
      return isStruck || isUnseen || !['', 'N0'].includes(cells.get(name)?.data ?? '');
    },
    letters(name) {
      const raised = /^(super|sub|-?\d+)/.exec(look(name, `{${style}}text-position`))?.[1] ?? '0';
      const isLow = raised === 'sub' || raised.startsWith('-');
      const ground = look(name, `{${fo}}background-color`);
      return {
        align: Number(raised) === 0 ? undefined : isLow ? 'subscript' : 'superscript',
        isStruck: !/^(none)?$/.test(look(name, `{${style}}text-line-through-style`)),
        isUnseen: isWhite(look(name, `{${fo}}color`)) && (isWhite(ground) || /^(transparent)?$/.test(ground)),
      };
    },
    isHidden: (name) => hidden.has(name),
    dateParts(name) {
      let at = cells.get(name);
      for (let depth = 0; at && at.data === '' && depth < 10; depth += 1) at = cells.get(at.parent);
      return dates.get(at?.data ?? '') ?? none();
    },
  };
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
