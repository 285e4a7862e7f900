import sax from 'sax';
import { mostPixels, picture } from '../../document/picture.ts';
import type { Fault } from '../../problem.ts';
import { visible } from '../../source.ts';
import { weightOf, type Part } from './drawing-weight.ts';

/** What a drawing may be made of; what else SVG has runs, moves, or shows something else than itself. */
const elements = new Set(
  `svg g defs symbol use title desc metadata path rect circle ellipse line polyline polygon text tspan textPath
  linearGradient radialGradient stop pattern clipPath mask marker image style switch view filter feBlend feColorMatrix
  feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood
  feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight
  feSpecularLighting feSpotLight feTile feTurbulence`.split(/\s+/),
);

/** The namespaces of programs that draw: browsers pass over what they say. */
const inert =
  /^(?:http:\/\/(?:www\.inkscape\.org|sodipodi\.sourceforge\.net|creativecommons\.org|web\.resource\.org|purl\.org|ns\.adobe\.com|www\.bohemiancoding\.com|www\.serif\.com)\/|http:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#)/;

const drawn = 'http://www.w3.org/2000/svg';

/** Something in a drawing that would run, move or fetch something: where it begins, and what stands there. */
export interface Active {
  at: number;
  text: string;
}

/** What is wrong with a drawing: all that is active in it, and the first reason why it cannot be drawn in good time. */
export interface Examined {
  active: Active[];
  heavy?: Fault & { at: number };
  /** How many parts are drawn, what is repeated counted each time; a number that says nothing where it is heavy. */
  weight: number;
}

/** What is wrong with a drawing, told from its text alone: nothing of it is drawn, and nothing is read without end. */
export function examinedDrawing(svg: string): Examined {
  const reader = new Reader(svg);
  reader.read();
  return reader.examined();
}

/** The most of each thing that a drawing has; maps of hundreds of areas have a tenth. */
const most = {
  characters: 1_000_000,
  parts: 5000,
  depth: 64,
  weight: 20_000,
  letters: 10_000,
  rules: 200,
  styleCharacters: 20_000,
  attributes: 200,
  errors: 100,
  active: 20,
};

const simplify = 'Simplify it, or use a PNG of it.';
const saveAgain = 'Save it again as a plain SVG in UTF-8.';
const tooHeavy = (what: string): Fault => ({
  message: `The drawing is too heavy: ${what}.`,
  cure: simplify,
});
const count = (number: number) => number.toLocaleString('en-GB');
const faults = {
  size: tooHeavy(`it has more than ${count(most.characters)} characters`),
  parts: tooHeavy(`it has more than ${count(most.parts)} parts`),
  depth: tooHeavy(`its parts stand in each other more than ${most.depth} deep`),
  attributes: tooHeavy(`a part of it has more than ${most.attributes} attributes`),
  letters: tooHeavy(`it has more than ${count(most.letters)} letters of text`),
  style: tooHeavy(`its style has more than ${most.rules} rules or ${count(most.styleCharacters)} characters`),
  weight: tooHeavy(
    `with all copies, patterns, masks, markers and styles it has more than ${count(most.weight)} parts, or they refer to themselves`,
  ),
  filter: {
    message: 'The drawing has a filter, such as a shadow or a blur, which takes long to draw.',
    cure: 'Leave filters out, or use a PNG of it.',
  },
  picture: {
    message: `A picture in the drawing is not a PNG or JPEG of at most ${mostPixels} pixels a side.`,
    cure: 'Make it smaller, or use a PNG of the whole drawing.',
  },
  broken: {
    message: 'The drawing is not whole: it is not well-formed XML with one <svg> around all.',
    cure: saveAgain,
  },
  encoding: { message: 'The drawing says that it is not UTF-8.', cure: saveAgain },
} satisfies Record<string, Fault>;

/** Ends the reading of a drawing in which more has no use. */
class Enough extends Error {}

/** Reads a drawing from its beginning, element by element, and stops at what is too much. */
class Reader {
  readonly #svg: string;
  readonly #parser = sax.parser(true, { xmlns: true });
  readonly #active: Active[] = [];
  readonly #parts: Part[] = [];
  #heavy: (Fault & { at: number }) | undefined;
  #open: Part[] = [];
  #errors = 0;
  #letters = 0;
  #style = '';
  /** Where the style that is being read begins, in all of the drawing's styles. */
  #styleFrom = 0;

  constructor(svg: string) {
    this.#svg = svg;
    this.#parser.onerror = () => this.#fails();
    this.#parser.ondoctype = (text) => text.includes('[') && this.#says('<!DOCTYPE');
    this.#parser.onprocessinginstruction = (instruction) => this.#instructs(instruction);
    this.#parser.onopentag = (tag) => this.#opens(tag as sax.QualifiedTag);
    this.#parser.onclosetag = () => this.#closes();
    this.#parser.ontext = (text) => this.#shows(text);
    this.#parser.oncdata = (text) => this.#shows(text);
  }

  read(): void {
    Object.assign(this.#parser, { bufferCheckPosition: Infinity }); // A path may be longer than the parser likes.
    try {
      for (let at = 0; at < Math.min(this.#svg.length, most.characters); at += step) {
        this.#parser.write(this.#svg.slice(at, at + step));
        if (attributesIn(this.#parser) > most.attributes) this.#stops(faults.attributes);
      }
      if (this.#svg.length > most.characters) this.#stops(faults.size);
      this.#parser.close();
    } catch (error) {
      if (!(error instanceof Enough)) throw error;
    }
  }

  examined(): Examined {
    if (this.#parts.length === 0) this.#refuses(faults.broken, 0);
    const weight = this.#heavy ? 0 : weightOf(this.#parts, this.#style);
    if (weight > most.weight) this.#refuses(faults.weight, 0);
    return { active: this.#active, weight, ...(this.#heavy && { heavy: this.#heavy }) };
  }

  get #at(): number {
    return Math.max(0, this.#parser.startTagPosition - 1);
  }

  #says(text: string, at = this.#at): void {
    if (this.#active.length < most.active) this.#active.push({ at, text: visible(text.trim()) });
  }

  #refuses(fault: Fault, at = this.#at): void {
    this.#heavy ??= { ...fault, at };
  }

  #stops(fault: Fault): never {
    this.#refuses(fault);
    throw new Enough();
  }

  #fails(): void {
    this.#refuses(faults.broken, Math.min(this.#parser.position, this.#svg.length));
    if ((this.#errors += 1) > most.errors) throw new Enough();
    delete (this.#parser as { error?: unknown }).error;
  }

  #instructs({ name, body }: { name: string; body: string }): void {
    if (name !== 'xml') this.#says(`<?${name}`);
    const [, encoding = 'UTF-8'] = /encoding\s*=\s*["']([^"']*)/.exec(body) ?? [];
    if (!/^(?:utf-8|us-ascii)$/i.test(encoding)) this.#refuses(faults.encoding);
  }

  #opens(tag: sax.QualifiedTag): void {
    const attributes = Object.values(tag.attributes);
    const parent = this.#open.at(-1);
    const isOut = parent ? parent.name === 'style' : this.#parts.length > 0 || tag.local !== 'svg';
    if (isOut) this.#refuses(faults.broken);
    if (elementFault(tag)) this.#says(`<${tag.name}`);
    for (const each of attributes) if (isActive(each)) this.#says(`${each.name}="${each.value}"`);
    if (tag.local === 'filter' || attributes.some(isFilter)) this.#refuses(faults.filter);
    if (attributes.some(isWrongPicture)) this.#refuses(faults.picture);
    if (tag.local === 'style' && parent?.name !== 'style') this.#styleFrom = this.#style.length;
    const own = 1 + attributes.reduce((sum, { value }) => sum + weightOfValue(value), 0);
    const index = this.#parts.length;
    const part: Part = { name: tag.local, parent, index, end: index + 1, attributes, own };
    this.#parts.push(part);
    this.#open.push(part);
    if (this.#parts.length > most.parts) this.#stops(faults.parts);
    if (this.#open.length > most.depth) this.#stops(faults.depth);
    if (attributes.length > most.attributes) this.#stops(faults.attributes);
  }

  #closes(): void {
    const part = this.#open.pop();
    if (!part) return;
    part.end = this.#parts.length;
    if (part.name !== 'style' || this.#isIn('style')) return;
    const style = this.#style.slice(this.#styleFrom);
    if (fetches(style)) this.#says(style);
    if (filters(style)) this.#refuses(faults.filter);
    const isLong = this.#style.length > most.styleCharacters;
    if (isLong || this.#style.split('{').length > most.rules + 1) this.#stops(faults.style);
    this.#style += '\n';
  }

  #shows(text: string): void {
    if (this.#isIn('style')) this.#style += text;
    else if (!['title', 'desc', 'metadata'].some((name) => this.#isIn(name))) this.#writes(text);
  }

  #writes(text: string): void {
    const { length } = this.#isIn('text') ? text : text.replace(/\s+/g, ' ').trim();
    const part = this.#open.at(-1);
    if (part) part.own += length / 10;
    if ((this.#letters += length) > most.letters) this.#stops(faults.letters);
  }

  #isIn(name: string): boolean {
    return this.#open.some((part) => part.name === name);
  }
}

/** How many characters are read before it is seen whether they are too many for one tag. */
const step = 10_000;

function attributesIn(parser: sax.SAXParser): number {
  return (parser as unknown as { attribList?: unknown[] }).attribList?.length ?? 0;
}

/** What an attribute adds to the weight of its element: a long path as much as some short ones, a picture for its size. */
function weightOfValue(value: string): number {
  const size = pictureIn(value);
  return size ? (size.width * size.height) / 2000 : value.length / 500;
}

function elementFault({ local, uri }: sax.QualifiedTag): boolean {
  if (uri === drawn || uri === '') return !elements.has(local);
  return !inert.test(uri);
}

function isActive({ local, prefix, value }: sax.QualifiedAttribute): boolean {
  if (prefix === 'xmlns' || local === 'xmlns') return false;
  if (/^on/i.test(local)) return true;
  if (/^(?:href|src|base)$/i.test(local))
    return !/^\s*(?:#|data:image\/(?:png|jpe?g|gif|webp);base64,)/i.test(value);
  return fetches(value);
}

/** Whether words of a style fetch something, or hide with a backslash that they do. */
function fetches(text: string): boolean {
  return (
    /@import|\\|(?:image|image-set|cross-fade|src)\s*\(|javascript:/i.test(text) ||
    /url\(\s*(?!["']?#)/i.test(text)
  );
}

function isFilter({ local, value }: sax.QualifiedAttribute): boolean {
  if (local === 'filter') return value.trim() !== 'none';
  return local === 'style' && filters(value);
}

function filters(text: string): boolean {
  return /filter(?:\/\*[^*]*\*\/|\s)*:(?!\s*none)/i.test(text);
}

const embedded = /^\s*data:image\/(\w+);base64,/i;

function isWrongPicture({ local, value }: sax.QualifiedAttribute): boolean {
  if (!/^(?:href|src)$/i.test(local) || !embedded.test(value)) return false;
  const size = pictureIn(value);
  return !size || Math.min(size.width, size.height) < 1 || Math.max(size.width, size.height) > mostPixels;
}

/** The size of a PNG or JPEG that an address holds, told from its bytes; `undefined` when it holds none. */
function pictureIn(address: string): { width: number; height: number } | undefined {
  const [start] = embedded.exec(address) ?? [];
  if (start === undefined) return undefined;
  const bytes = Buffer.from(address.slice(start.length), 'base64');
  const isPng = bytes.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n';
  const isJpeg = bytes.subarray(0, 3).toString('latin1') === '\xff\xd8\xff';
  if (!isPng && !isJpeg) return undefined;
  try {
    return picture(isPng ? 'a.png' : 'a.jpg', bytes, '');
  } catch {
    return undefined; // It breaks off.
  }
}
