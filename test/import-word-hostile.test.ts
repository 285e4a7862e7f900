import { strToU8, zipSync } from 'fflate';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { toString } from 'mdast-util-to-string';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { orRefused } from '../src/import/refusal.ts';
import { importWord, type WordWords } from '../src/import/word/word.ts';
import { imported } from '../src/import/word/text.ts';
import { readWord } from '../src/import/word/read.ts';
import { p, r, styles, wordFile } from './word-file.ts';

let root: string;
const folders: string[] = [];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'import-word-'));
  folders.push(root);
});
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const to = 'content/reports/2024-25/crag.mdx';

/** Imports a file as the command does, and says how it ended and what it printed. */
async function command(bytes: Uint8Array, words: WordWords = {}) {
  const file = join(root, 'report.docx');
  writeFileSync(file, bytes);
  const said: string[] = [];
  const spies = (['log', 'error'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation((text: string) => void said.push(text)),
  );
  try {
    const status = await orRefused('report.docx', () => importWord(root, file, { to, ...words }));
    return { status, said: said.join('\n') };
  } finally {
    spies.forEach((spy) => spy.mockRestore());
  }
}

/** Why a file is refused. */
async function refusal(bytes: Uint8Array): Promise<string> {
  const path = join(root, 'report.docx');
  writeFileSync(path, bytes);
  return readWord({ path }).then(
    () => 'read',
    (error: Error & { cure?: string }) => `${error.message} ${error.cure ?? error.stack}`,
  );
}

const plain = (body: string) => wordFile({ styles, body: p('Title', 'Report') + body });

it('writes a report once, the same again, and never over the work of a person', async () => {
  const first = await command(plain(p('', 'One.')));
  expect(first.said).toContain(`Written: ${to}, a draft, with 1 paragraph.`);
  const path = join(root, to);
  const text = readFileSync(path);
  expect((await command(plain(p('', 'One.')))).said).toContain('Nothing has changed since the last import');
  expect(readFileSync(path).equals(text)).toBe(true);
  await command(plain(p('', 'Two.')));
  writeFileSync(path, `${readFileSync(path, 'utf8')}\nBy hand.\n`);
  await expect(command(plain(p('', 'Three.')))).rejects.toThrow('--force');
  expect(readFileSync(path, 'utf8')).toContain('Two.\n\nBy hand.');
  await command(plain(p('', 'Three.')), { force: true });
  expect(readFileSync(path, 'utf8')).toMatch(/---\n\nThree\.\n$/);
});

it('stops at changes that nobody decided, and takes them as accepted when told to', async () => {
  const body = plain(p('', `<w:ins w:author="SECRET">${r('New.')}</w:ins>`));
  const stopped = await command(body);
  expect(stopped.status).toBe(1);
  expect(stopped.said).toContain('nobody has accepted or rejected: 1, before the first heading');
  expect(stopped.said).not.toContain('SECRET');
  expect(existsSync(join(root, 'content'))).toBe(false);
  expect((await command(body, { 'accept-changes': true })).status).toBe(0);
});

it('ends in time, whatever the file holds', async () => {
  const deep = '<w:smartTag>'.repeat(150) + r('x') + '</w:smartTag>'.repeat(150);
  const start = Date.now();
  const { status, said } = await command(plain(p('', deep.repeat(9000))));
  expect(Date.now() - start).toBeLessThan(8000);
  expect(status).toBe(1);
  expect(said).toContain('Nothing was written.');
});

it.each([
  ['an empty file', new Uint8Array(), 'The file is empty.'],
  ['text', strToU8('Dear colleague'), 'not a Word or Excel document'],
  ['a PDF', strToU8('%PDF-1.7 …'), 'a PDF, whatever its name says'],
  ['an old or locked file', oldFile('WordDocument'), 'an old Word document (.doc)'],
  ['a locked file', oldFile('EncryptedPackage'), 'locked with a password'],
  ['a file that breaks off', plain(p('', 'Words.')).slice(0, 400), 'damaged'],
  ['an archive of something else', zipSync({ 'a.txt': strToU8('a') }), 'not a Word document'],
  ['a workbook', zipSync({ 'xl/workbook.xml': strToU8('<a/>') }), 'an Excel workbook, not a Word document'],
  ['an OpenDocument text', zipSync({ 'content.xml': strToU8('<a/>') }), 'an OpenDocument file'],
  ['a document with macros', wordFile({ body: '', files: { 'word/vbaProject.bin': 'x' } }), 'holds macros'],
  [
    'a document for macros',
    wordFile({ body: '', kind: 'application/vnd.ms-word.document.macroEnabled.main+xml' }),
    'holds macros',
  ],
  [
    'entities',
    wordFile({
      body: '',
      files: { 'word/document.xml': '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>' },
    }),
    'DOCTYPE',
  ],
  ['broken XML', wordFile({ body: '<w:p>' }), 'damaged'],
  [
    'a field without an end',
    wordFile({ body: p('', `<w:r><w:fldChar w:fldCharType="begin"/></w:r>${r('Lost.')}`) }),
    'damaged',
  ],
  ['no text', wordFile({ body: '', files: { 'word/document.xml': '' } }), 'damaged'],
  ['deep nesting', wordFile({ body: '<w:sdt><w:sdtContent>'.repeat(5000) }), 'nested too deep'],
  ['a way out of the archive', zipSync({ '../../evil': strToU8('x') }), 'lead outside'],
  ['very many paragraphs', wordFile({ body: '<w:p/>'.repeat(100_000) }), 'more than 20000 paragraphs'],
])('refuses %s, and says why', async (_, bytes, why) => {
  expect(await refusal(bytes)).toContain(why);
});

it('reads a document without styles, numbering, notes or the pictures that it names', async () => {
  const body =
    p('Heading1', 'Title', '<w:numPr><w:numId w:val="7"/></w:numPr>') +
    p('', '<w:r><w:footnoteReference w:id="9"/></w:r>');
  writeFileSync(
    join(root, 'report.docx'),
    wordFile({ body, links: [['x', 'styles', '../../../../etc/passwd']] }),
  );
  const word = await readWord({ path: join(root, 'report.docx') });
  const { children } = word;
  expect(toString({ type: 'root', children })).toBe('Title');
  expect(imported(word, { edition: '2024-25', name: 'crag', path: to }).carried.paragraph).toBe(0);
});

it.each([
  ['nowhere', undefined],
  ['outside of the site', '../report.mdx'],
  ['in another folder', 'content/glossary/a.md'],
  ['under a name that is no report', 'content/reports/2024-25/Report.mdx'],
  ['in a year that is none', 'content/reports/2024/crag.mdx'],
])('does not write a report %s', async (_, place) => {
  await expect(command(plain(''), { to: place })).rejects.toThrow('content/reports/');
});

/** A file of the kind that Word wrote before 2007, with a stream of some name. */
function oldFile(stream: string): Uint8Array {
  const begin = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  return Buffer.concat([begin, Buffer.alloc(504), Buffer.from(stream, 'utf16le'), Buffer.alloc(512)]);
}

it('keeps what a report that stands there says and Word cannot know, and what its sections answer', async () => {
  mkdirSync(join(root, 'content/reports/2024-25'), { recursive: true });
  const asked = (title: string, item: string) =>
    `## ${title}\n\n<Answers items="${item}" />\n\n[Write here: what this section tells]\n`;
  writeFileSync(
    join(root, to),
    `---\ndraft: true\ntitle: Old\nshort: Case reviews\nsummary: "[Write here: x. Last time it said: y]"\nsource:\n  title: Old paper\n  body: The group\n---\n\n## Lost\n\n[Write here: what this section tells]\n\n${asked('Children’s views', 'voice')}\n${asked('Money', 'spending')}`,
  );
  const bytes = plain(p('Heading1', "Children's views") + p('', 'They said so.'));
  const { said } = await command(bytes, { force: true });
  const text = readFileSync(join(root, to), 'utf8');
  expect(text).toContain(
    '---\ntitle: Report\nshort: Case reviews\nsummary: "[Write here: x. Last time it said: y]"\n',
  );
  expect(text).toContain('source:\n  title: Report\n  body: The group\n');
  expect(text.split('---\n\n')[1]).toBe(
    `## Children's views\n\n<Answers items="voice" />\n\nThey said so.\n\n${asked('Money', 'spending')}`,
  );
  expect(said).toContain('The last section is one that the guidance asks for.');
  expect((await command(bytes)).said).toContain('Nothing has changed since the last import');
  expect(readFileSync(join(root, to), 'utf8')).toBe(text);
});
