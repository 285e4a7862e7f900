import sax from 'sax';
import { damaged } from './container.ts';
import { Refusal } from './refusal.ts';

/** The start of an element: names without prefixes; attributes of a namespace of their own by `{namespace}name`. */
export interface Tag {
  /** The address of its namespace. */
  space: string;
  name: string;
  attributes: Readonly<Record<string, string>>;
}

/** An element with what is in it, in order. */
export interface Element extends Tag {
  children: (Element | string)[];
}

/** What is told of a document while it is read. */
export interface Reader {
  open?(tag: Tag): void;
  text?(text: string): void;
  close?(tag: Tag): void;
}

const mostDepth = 200;
const mostElements = 2_000_000;

/**
 * Reads XML strictly, telling `reader` what is there; namespaces are told by address, whatever their prefixes. A
 * `Refusal` when it is not well formed, has a DOCTYPE (entities that grow, files that are fetched), or nests too deep.
 */
export function readXml(bytes: Uint8Array, reader: Reader): void {
  const parser = sax.parser(true, { xmlns: true, position: false });
  const open: Tag[] = [];
  let count = 0;
  parser.ondoctype = () => refuse('It declares entities or a document type (DOCTYPE)');
  parser.onerror = () => {
    throw damaged();
  };
  parser.onopentag = (node) => {
    const tag = tagOf(node as sax.QualifiedTag);
    count += 1;
    if (open.push(tag) > mostDepth) refuse('Its parts are nested too deep');
    if (count > mostElements) refuse('It has too many parts');
    reader.open?.(tag);
  };
  parser.ontext = (text) => reader.text?.(text);
  parser.oncdata = (text) => reader.text?.(text);
  parser.onclosetag = () => {
    const tag = open.pop();
    if (tag) reader.close?.(tag);
  };
  const text = decoded(bytes);
  for (let at = 0; at < text.length; at += 32_768) parser.write(text.slice(at, at + 32_768));
  parser.close();
}

/** The root element of an XML document with all that is in it. */
export function xmlTree(bytes: Uint8Array): Element {
  const root: Element = { space: '', name: '', attributes: {}, children: [] };
  const path = [root];
  readXml(bytes, {
    open(tag) {
      const element = { ...tag, children: [] };
      path.at(-1)!.children.push(element);
      path.push(element);
    },
    text: (text) => void path.at(-1)!.children.push(text),
    close: () => void path.pop(),
  });
  const first = root.children.find((child) => typeof child !== 'string');
  if (!first) throw damaged();
  return first;
}

/** The elements in an element, or those of them called `name`. */
export function elementsIn(element: Element | undefined, name?: string): Element[] {
  return (element?.children ?? []).filter(
    (child): child is Element => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** All text in an element. */
export function textIn(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}

function tagOf({ uri, local, attributes }: sax.QualifiedTag): Tag {
  const own: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const each of Object.values(attributes)) {
    if (each.prefix === 'xmlns' || each.name === 'xmlns') continue;
    own[each.uri ? `{${each.uri}}${each.local}` : each.local] = each.value;
  }
  return { space: uri, name: local, attributes: own };
}

/** XML is UTF-8, or UTF-16 as its first characters show; other encodings are not met in documents. */
function decoded(bytes: Uint8Array): string {
  const [first = 0, second = 0] = bytes;
  const isLittle = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0);
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c);
  try {
    return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8', { fatal: true }).decode(
      bytes,
    );
  } catch {
    throw damaged();
  }
}

function refuse(what: string): never {
  throw new Refusal(
    `The file is not built as Word, Excel and LibreOffice build theirs: ${what.charAt(0).toLowerCase()}${what.slice(1)}.`,
    'Do not open it if you do not know where it comes from. If you do, open it in one of them and save it under a new name.',
  );
}
