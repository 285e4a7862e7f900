import { posix } from 'node:path';
import { archive, type Archive } from '../archive.ts';
import { damaged } from '../container.ts';
import { Refusal } from '../refusal.ts';
import { elementsIn, xmlTree, type Element } from '../xml.ts';
import { attributeOf } from './clean/element.ts';

/** Where the links of a part lead: addresses elsewhere, and names of other parts. */
export interface Target {
  to: string;
  type: string;
  isElsewhere: boolean;
}

/** A part of a Word document that is read: its XML, and where its links lead. */
export interface Part {
  root: Element;
  targets: ReadonlyMap<string, Target>;
}

/** The parts of a Word document that an import looks at. */
export interface Parts {
  document: Part;
  styles?: Element | undefined;
  numbering?: Element | undefined;
  settings?: Element | undefined;
  footnotes?: Part | undefined;
  endnotes?: Part | undefined;
  headers: Element[];
  /** Whether there are properties with names, dates and titles that nobody sees on a page. */
  hasProperties: boolean;
  bytes(name: string): Uint8Array | undefined;
}

/** Opens a Word document; a `Refusal` when it is none, is damaged or locked, holds macros, or is built to do harm. */
export function parts(file: Uint8Array): Parts {
  const opened = archive(file);
  const main = mainPart(opened);
  const document = part(opened, main);
  if (!document || document.root.name !== 'document') throw damaged();
  const all = [...document.targets.values()].filter(({ isElsewhere }) => !isElsewhere);
  const named = (type: string) => all.find((target) => target.type === type)?.to;
  const tree = (type: string) => part(opened, named(type))?.root;
  return {
    document,
    styles: tree('styles'),
    numbering: tree('numbering'),
    settings: tree('settings'),
    footnotes: part(opened, named('footnotes')),
    endnotes: part(opened, named('endnotes')),
    headers: all
      .filter(({ type }) => type === 'header' || type === 'footer')
      .flatMap(({ to }) => part(opened, to)?.root ?? []),
    hasProperties: opened.names.some((name) => name.startsWith('docProps/')),
    bytes: (name) => opened.bytes(name),
  };
}

/** The name of the part that holds the text. */
function mainPart(opened: Archive): string {
  const kinds = opened.bytes('[Content_Types].xml');
  const links = opened.bytes('_rels/.rels');
  if (!kinds || !links) throw otherKind(opened.names);
  const found = [...targetsIn(xmlTree(links), '').values()].find(({ type }) => type === 'officeDocument')?.to;
  const kind = found && contentType(xmlTree(kinds), found);
  if (!found || !kind || !/word/i.test(kind)) throw otherKind(opened.names);
  if (opened.hasMacros || /macroEnabled/i.test(kind)) throw withMacros();
  if (!opened.names.includes(found)) throw damaged();
  return found;
}

function contentType(kinds: Element, name: string): string | undefined {
  const own = elementsIn(kinds, 'Override').find(
    (each) => attributeOf(each, 'PartName')?.toLowerCase() === `/${name}`.toLowerCase(),
  );
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const usual = elementsIn(kinds, 'Default').find(
    (each) => attributeOf(each, 'Extension')?.toLowerCase() === ending,
  );
  return attributeOf(own ?? usual, 'ContentType');
}

function part(opened: Archive, name: string | undefined): Part | undefined {
  const bytes = name === undefined ? undefined : opened.bytes(name);
  if (name === undefined || !bytes) return undefined;
  const folder = posix.dirname(name);
  const links = opened.bytes(posix.join(folder, '_rels', `${posix.basename(name)}.rels`));
  return { root: xmlTree(bytes), targets: links ? targetsIn(xmlTree(links), folder) : new Map() };
}

/** Where links lead, by id; names of parts are made whole and cannot leave the archive. */
function targetsIn(links: Element, folder: string): Map<string, Target> {
  const found = elementsIn(links, 'Relationship').flatMap((each): [string, Target][] => {
    const [id, to, type] = ['Id', 'Target', 'Type'].map((name) => attributeOf(each, name));
    if (!id || !to || !type) return [];
    const isElsewhere = attributeOf(each, 'TargetMode') === 'External';
    const inside = to.startsWith('/') ? to.slice(1) : posix.join(folder, to);
    return [
      [id, { to: isElsewhere ? to : inside, type: type.slice(type.lastIndexOf('/') + 1), isElsewhere }],
    ];
  });
  return new Map(found);
}

function otherKind(names: readonly string[]): Refusal {
  const kind = names.some((name) => name.startsWith('xl/'))
    ? 'an Excel workbook'
    : names.some((name) => name.startsWith('ppt/'))
      ? 'a PowerPoint presentation'
      : names.includes('content.xml')
        ? 'an OpenDocument file'
        : undefined;
  const cure = 'Open the report in Word or LibreOffice and save it as .docx (Word document).';
  if (!kind) return new Refusal('The file is not a Word document, whatever its name says.', cure);
  return new Refusal(
    `The file is ${kind}, not a Word document.`,
    kind === 'an Excel workbook' ? 'Import it with: npm run import -- table <file>' : cure,
  );
}

function withMacros(): Refusal {
  return new Refusal(
    'The document holds macros (small programs), which are neither run nor imported.',
    'Open it in Word, save it as “Word Document (.docx)”, which leaves them out, and import that.',
  );
}
