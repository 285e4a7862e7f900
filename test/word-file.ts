import { crc32 } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { flatPng } from '../src/png.ts';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const spaces = [
  `xmlns:w="${word}" xmlns:r="${relations}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"`,
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
].join(' ');

/** The parts of a Word file that a test says; all others are as small as they can be. */
export interface WordFile {
  body: string;
  styles?: string;
  numbering?: string;
  footnotes?: string;
  endnotes?: string;
  comments?: string;
  header?: string;
  /** Further links: id, type, target; those elsewhere have a fourth word. */
  links?: [id: string, type: string, to: string, isElsewhere?: true][];
  /** Further files by name. */
  files?: Record<string, Uint8Array | string>;
  kind?: string;
}

/** A Word file, made by hand. */
export function wordFile(given: WordFile): Uint8Array {
  const named = ['styles', 'numbering', 'footnotes', 'endnotes', 'comments', 'header'] as const;
  const own = named.filter((name) => given[name] !== undefined);
  const links = [
    ...own.map((name) => link(name, name, `${name}.xml`)),
    ...(given.links ?? []).map(([id, type, to, isElsewhere]) => link(id, type, to, isElsewhere)),
  ];
  const roots = { header: 'hdr' } as Record<string, string>;
  const kind =
    given.kind ?? 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const parts: Record<string, Uint8Array | string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${kind}"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${link('d', 'officeDocument', 'word/document.xml')}</Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}</Relationships>`,
    'word/document.xml': `<w:document ${spaces}><w:body>${given.body}</w:body></w:document>`,
    ...Object.fromEntries(
      own.map((name) => [
        `word/${name}.xml`,
        `<w:${roots[name] ?? name} ${spaces}>${given[name]}</w:${roots[name] ?? name}>`,
      ]),
    ),
    ...given.files,
  };
  const bytes = Object.entries(parts).map(([name, content]) => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return zipSync(Object.fromEntries(bytes) as Record<string, Uint8Array>);
}

function link(id: string, type: string, to: string, isElsewhere?: true): string {
  return `<Relationship Id="${id}" Type="${relations}/${type}" Target="${to}"${isElsewhere ? ' TargetMode="External"' : ''}/>`;
}

/** A paragraph in a style with some runs; plain text becomes one. */
export function p(style: string, content: string, properties = ''): string {
  const inner = content.startsWith('<') ? content : r(content);
  return `<w:p><w:pPr>${style ? `<w:pStyle w:val="${style}"/>` : ''}${properties}</w:pPr>${inner}</w:p>`;
}

/** A run with some properties. */
export function r(text: string, properties = ''): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${escaped}</w:t></w:r>`;
}

/** A field as Word writes it: its code, and the words that it shows. */
export function field(code: string, shown: string): string {
  return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
}

/** A table of cells; a cell that begins with a tag is taken as it is. */
export function table(rows: string[][], properties = ''): string {
  const cell = (each: string) => (each.startsWith('<w:tc>') ? each : `<w:tc>${p('', each)}</w:tc>`);
  return `<w:tbl><w:tblPr>${properties}</w:tblPr>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
}

/** A picture that a link of the document leads to. */
export function picture(id: string, alt: string, more = ''): string {
  return `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="${alt}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="${id}"/>${more}</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
}

/** Styles under the names that Word gives them, in whatever language their ids are. */
export const styles = [
  ...[1, 2, 3, 4].map((level) => style(`berschrift${level}`, `heading ${level}`)),
  ...[1, 2, 3, 4].map((level) => style(`Heading${level}`, `heading ${level}`)),
  style('Title', 'Title'),
  style('Subtitle', 'Subtitle'),
  style('Quote', 'Quote'),
  style('TOC1', 'toc 1'),
  `<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Board section"/><w:basedOn w:val="Heading2"/></w:style>`,
  `<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>`,
  `<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>`,
].join('');

function style(id: string, name: string): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
}

/** A numbering: for each level its format and pattern. */
export function numbering(lists: [format: string, pattern: string][][]): string {
  const abstract = lists.map((levels, list) => {
    const all = levels.map(
      ([format, pattern], level) =>
        `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${pattern}"/></w:lvl>`,
    );
    return `<w:abstractNum w:abstractNumId="${list}">${all.join('')}</w:abstractNum>`;
  });
  const nums = lists.map(
    (_, list) => `<w:num w:numId="${list + 1}"><w:abstractNumId w:val="${list}"/></w:num>`,
  );
  return abstract.join('') + nums.join('');
}

/** The place of a paragraph in a list. */
export function item(id: number, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;
}

/** A small picture of one colour, with a secret in a chunk of words and another behind its end. */
export function secretPng(secret: string): Uint8Array {
  const png = Buffer.from(flatPng(new Uint8ClampedArray(16 * 4).fill(255), 4, 4));
  const words = Buffer.from(`Comment\0${secret}`, 'latin1');
  const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from('tEXt', 'latin1'), words, Buffer.alloc(4)]);
  chunk.writeUInt32BE(words.length, 0);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, chunk.length - 4)), chunk.length - 4);
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33), Buffer.from(secret, 'latin1')]);
}
