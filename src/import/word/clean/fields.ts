import type { Losses, Kind } from '../losses.ts';

/** What becomes of the words that a field shows. */
interface Fate {
  keeps: boolean;
  loss?: Kind;
  /** Where a link leads: an address, or a bookmark. */
  href?: string;
  anchor?: string;
}

interface Open {
  code: string;
  fate: Fate | undefined;
}

const privateFields =
  /^(AUTHOR|LASTSAVEDBY|USERNAME|USERINITIALS|USERADDRESS|FILENAME|FILESIZE|DOCPROPERTY|DOCVARIABLE|TITLE|SUBJECT|KEYWORDS|COMMENTS|INFO|TEMPLATE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DDE|DDEAUTO|DATABASE|REVNUM|EDITTIME|MACROBUTTON|PRIVATE|BARCODE|AUTOTEXT|AUTOTEXTLIST|GOTOBUTTON)$/;
const kinds: readonly [RegExp, boolean, Kind | undefined][] = [
  [privateFields, false, 'privateField'],
  [/^(TOC|TOA|INDEX|RD)$/, false, 'contents'],
  [/^(TC|XE|TA|SET|SEEK|ASK)$/, false, undefined],
  [/^(PAGE|NUMPAGES|SECTION|SECTIONPAGES)$/, false, 'pageNumber'],
  [/^(MERGE\w+|NEXT|NEXTIF|SKIPIF|ADDRESSBLOCK|GREETINGLINE|FILLIN)$/, false, 'mailMerge'],
  [/^(REF|PAGEREF|NOTEREF|STYLEREF)$/, true, 'crossReference'],
  [/^FORM(TEXT|CHECKBOX|DROPDOWN)$/, true, 'formField'],
  [/^(EQ)$/, false, 'equation'],
  [/^(SHAPE|EMBED)$/, true, undefined],
  [/^SEQ$/, true, undefined],
];

/** What becomes of a field by its code: `PAGEREF _Toc1 \h`. */
export function fateOf(code: string): Fate {
  const name = /^\s*([A-Za-z=]+)/.exec(code)?.[1]?.toUpperCase() ?? '';
  if (name === 'HYPERLINK') return linkOf(code);
  const known = kinds.find(([pattern]) => pattern.test(name));
  if (!known) return { keeps: true, loss: 'field' };
  return { keeps: known[1], ...(known[2] && { loss: known[2] }) };
}

function linkOf(code: string): Fate {
  const place = /\\l\s+(?:"([^"]*)"|(\S+))/.exec(code);
  const address = /^\s*HYPERLINK\s+(?:"([^"]*)"|([^\\\s]\S*))/i.exec(code);
  const [anchor, href] = [place?.[1] ?? place?.[2], address?.[1] ?? address?.[2]];
  return { keeps: true, ...(href ? { href } : {}), ...(anchor ? { anchor } : {}) };
}

/** The fields that are open where the text is read, the outermost first. */
export class Fields {
  readonly #open: Open[] = [];

  /** A field begins: its code follows. */
  begin(): void {
    this.#open.push({ code: '', fate: undefined });
  }

  /** More of the code. */
  code(text: string): void {
    const field = this.#open.at(-1);
    if (field && !field.fate && field.code.length < 2000) field.code += text;
  }

  /** The code has ended: what the field shows follows. */
  separate(losses: Losses): void {
    const field = this.#open.at(-1);
    if (!field || field.fate) return;
    field.fate = fateOf(field.code);
    const isSeen = this.#open.slice(0, -1).every(({ fate }) => fate?.keeps);
    if (field.fate.loss && isSeen) losses.add(field.fate.loss);
  }

  /** The field ends. */
  end(losses: Losses): void {
    this.separate(losses);
    this.#open.pop();
  }

  /** Whether what stands here is shown and carried over. */
  get isShown(): boolean {
    return this.#open.every(({ fate }) => fate?.keeps);
  }

  /** The link that the text here is part of. */
  get link(): { href?: string; anchor?: string } | undefined {
    return this.#open.findLast(({ fate }) => fate?.href ?? fate?.anchor)?.fate;
  }
}
