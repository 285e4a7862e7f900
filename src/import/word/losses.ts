/** What an import cannot carry over as it is: what one and what several are called, and what became of it. */
const kinds = {
  insertion: ['an insertion that is not accepted', 'insertions that are not accepted', 'changed'],
  deletion: ['a deletion that is not accepted', 'deletions that are not accepted', 'left out'],
  move: ['a move that is not accepted', 'moves that are not accepted', 'changed'],
  formatting: ['a tracked change of formatting', 'tracked changes of formatting', 'changed'],
  comment: ['a comment', 'comments', 'left out'],
  hidden: ['a piece of hidden text', 'pieces of hidden text', 'left out'],
  white: ['a piece of white text', 'pieces of white text', 'left out'],
  textBox: ['a text box', 'text boxes', 'left out'],
  chart: ['a chart', 'charts', 'left out'],
  smartArt: ['a SmartArt drawing', 'SmartArt drawings', 'left out'],
  shape: ['a drawn shape', 'drawn shapes', 'left out'],
  object: ['an embedded object', 'embedded objects', 'left out'],
  equation: ['an equation', 'equations', 'left out'],
  linkedPicture: [
    'a picture that is not in the document',
    'pictures that are not in the document',
    'left out',
  ],
  brokenPicture: ['a picture that is missing or broken', 'pictures that are missing or broken', 'left out'],
  otherPicture: [
    'a picture that is neither PNG nor JPEG',
    'pictures that are neither PNG nor JPEG',
    'left out',
  ],
  largePicture: [
    'a picture of more than 1 MB or 4000 pixels',
    'pictures of more than 1 MB or 4000 pixels',
    'left out',
  ],
  croppedPicture: ['a cropped picture', 'cropped pictures', 'left out'],
  coveredPicture: [
    'a picture with a shape near it, which may cover part of it',
    'pictures with shapes near them, which may cover part of them',
    'left out',
  ],
  decoration: ['a picture marked as decorative', 'pictures marked as decorative', 'left out'],
  noAlt: ['a picture without a description', 'pictures without a description', 'changed'],
  contents: ['a table of contents', 'tables of contents', 'left out'],
  pageNumber: ['a page number', 'page numbers', 'left out'],
  privateField: [
    'a field with a name, a file or a property',
    'fields with names, files or properties',
    'left out',
  ],
  mailMerge: ['a field of a mail merge', 'fields of a mail merge', 'left out'],
  crossReference: ['a cross-reference, now plain words', 'cross-references, now plain words', 'changed'],
  formField: ['a form field', 'form fields', 'changed'],
  field: [
    'a field that Word works out, now plain words',
    'fields that Word works out, now plain words',
    'changed',
  ],
  control: ['a content control, now plain words', 'content controls, now plain words', 'changed'],
  emptyControl: [
    'a content control that nobody filled in',
    'content controls that nobody filled in',
    'left out',
  ],
  header: ['a header or footer', 'headers and footers', 'left out'],
  merged: ['a table with merged cells', 'tables with merged cells', 'changed'],
  nested: ['a table inside a table', 'tables inside tables', 'changed'],
  cellLines: [
    'a table cell with several lines, now one',
    'table cells with several lines, now one',
    'changed',
  ],
  noHead: [
    'a table without a header row: its first row is the head',
    'tables without a header row: the first row is the head',
    'changed',
  ],
  box: ['a box around text', 'boxes around text', 'changed'],
  wideTable: [
    'a table that is too wide for a page, now a list',
    'tables that are too wide for a page, now lists',
    'changed',
  ],
  shading: ['a table with coloured cells', 'tables with coloured cells', 'left out'],
  columns: ['a section in columns', 'sections in columns', 'changed'],
  highlight: ['a highlighted piece of text', 'highlighted pieces of text', 'left out'],
  colour: ['a coloured piece of text', 'coloured pieces of text', 'left out'],
  underline: ['an underlined piece of text', 'underlined pieces of text', 'left out'],
  strike: [
    'a struck-out piece of text, kept as ~~struck out~~',
    'struck-out pieces of text, kept as ~~struck out~~',
    'changed',
  ],
  raised: ['a raised or lowered piece of text', 'raised or lowered pieces of text', 'changed'],
  sign: [
    'a sign from a special font, which may be missing',
    'signs from special fonts, some of which may be missing',
    'changed',
  ],
  mark: ['bold or italics inside a word', 'pieces of bold or italics inside words', 'left out'],
  chunk: ['another file inserted whole', 'other files inserted whole', 'left out'],
  localLink: [
    'a link to a file or to a place that is gone',
    'links to files or to places that are gone',
    'changed',
  ],
  pictureLink: ['a link on a picture', 'links on pictures', 'left out'],
  emptyNote: ['an empty footnote', 'empty footnotes', 'left out'],
  sameHeading: [
    'a heading that stands twice, now with a number',
    'headings that stand twice, now with numbers',
    'changed',
  ],
  bold: [
    'a paragraph that looks like a heading but is none',
    'paragraphs that look like headings but are none',
    'changed',
  ],
  labels: [
    'a list counted with letters, which are now words',
    'lists counted with letters, which are now words',
    'changed',
  ],
  deep: [
    'a heading, list or quotation deeper than pages show',
    'headings, lists or quotations deeper than pages show',
    'changed',
  ],
  properties: ['the document’s properties (author, title, dates)', 'the document’s properties', 'left out'],
  other: ['something else that Word made', 'other things that Word made', 'left out'],
} as const satisfies Record<string, readonly [one: string, many: string, became: 'left out' | 'changed']>;

/** A kind of thing that is not carried over as it is. */
export type Kind = keyof typeof kinds;

/** What is not carried over below one heading: no words of it, only what it is and how often. */
export interface Loss {
  kind: Kind;
  /** The number of the heading that it stands below; 0 before the first, -1 for the document as a whole. */
  heading: number;
  count: number;
}

/** Counts what is not carried over, by kind and nearest heading. */
export class Losses {
  /** The words of the headings, of which the first stands for what comes before any. */
  readonly headings: string[] = [''];
  readonly #counts = new Map<string, Loss>();

  /** Counts one, below the last heading or below another. */
  add(kind: Kind, heading = this.headings.length - 1): void {
    const key = `${kind} ${heading}`;
    const loss = this.#counts.get(key) ?? { kind, heading, count: 0 };
    this.#counts.set(key, { ...loss, count: loss.count + 1 });
  }

  /** All that was counted, in the order in which kinds are listed here. */
  all(): Loss[] {
    const order = Object.keys(kinds);
    return [...this.#counts.values()].sort(
      (one, other) => order.indexOf(one.kind) - order.indexOf(other.kind) || one.heading - other.heading,
    );
  }

  /** Whether something of a kind was counted. */
  has(...wanted: Kind[]): boolean {
    return this.all().some(({ kind }) => wanted.includes(kind));
  }
}

/** What became of a kind of thing. */
export function became(kind: Kind): 'left out' | 'changed' {
  return kinds[kind][2];
}

/** `3 comments`, `a chart`, `2 text boxes` */
export function counted(kind: Kind, count: number): string {
  return count === 1 ? kinds[kind][0] : `${count} ${kinds[kind][1]}`;
}
