import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { project } from '../build.ts';
import { sites } from './documents.ts';
import { kits, missing } from './programs.ts';

/** What the Nu checker says of the pages below a folder, as `file:line type: message`; what is justified is left out. */
function said(folder: string): string[] {
  const jar = join(project, 'node_modules/vnu-jar/build/dist/vnu.jar');
  const words = ['-jar', jar, '--format', 'json', '--exit-zero-always', '--skip-non-html', folder];
  const { stdout, stderr } = spawnSync('java', words, { encoding: 'utf8', maxBuffer: 1e9 });
  const answer = /\{[^{]*"messages":.*\}/s.exec(stdout + stderr)?.[0];
  if (answer === undefined) throw new Error(`The Nu checker did not answer. ${stderr.slice(0, 500)}`);
  const { messages } = JSON.parse(answer) as { messages: Message[] };
  return messages
    .filter(({ type, subType }) => type !== 'info' || subType === 'warning')
    .filter(
      ({ message, extract }) =>
        !justified.some(({ says, at }) => says.test(message) && (at?.test(extract ?? '') ?? true)),
    )
    .map(
      ({ url, lastLine, type, message }) =>
        `${url.replace(/^.*\/sites-[^/]+\//, '')}:${lastLine} ${type}: ${message}`,
    );
}

interface Message {
  type: string;
  subType?: string;
  url: string;
  lastLine?: number;
  message: string;
  /** What stands there. */
  extract?: string;
}

/** What the checker says and is right as it is, with the reason. */
const justified: { says: RegExp; at?: RegExp; because: string }[] = [
  {
    says: /^CSS: (?:“[^”]+”: )?(Unknown pseudo-element or pseudo-class “::details-content”|Property “(size-adjust|paint-order|container-type|container)” doesn't exist|Unrecognized at-rule “@container”)/,
    because: 'These are in the standard and in all browsers; the checker is older.',
  },
  {
    says: /^CSS: “(grid-template|grid-template-rows|background|background-color)”: .*(subgrid|color-mix)/,
    because: 'It does not know these values yet.',
  },
  {
    says: /^CSS: “box-shadow”: “in” is not a “color” value/,
    because: 'The same: it meets color-mix there.',
  },
  {
    says: /^CSS: Parse Error/,
    at: /\}\}/,
    because: 'It cannot read @supports selector() and @container, and stumbles where they end.',
  },
  {
    says: /^Bad value “Content-Security-Policy”/,
    at: /'wasm-unsafe-eval'/,
    because: 'It does not know this source, by which the search page alone may run WebAssembly.',
  },
  {
    says: /^Section lacks heading/,
    at: /<section class="scroll"/,
    because: 'Such a section is a part that scrolls, named by the caption of the table in it.',
  },
];

const folder = mkdtempSync(join(tmpdir(), 'nu-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(missing(kits.java).length > 0)(kits.java.name, () => {
  let found: string[] = [];
  beforeAll(() => {
    found = said(sites);
  }, 600_000);

  it('is not content with a page that is wrong', () => {
    writeFileSync(
      join(folder, 'wrong.html'),
      '<!doctype html><html lang="en"><title>Wrong</title><style>p { colour: red }</style><p><div></p><img src="a.png">',
    );
    const faults = said(folder).join('\n');
    expect(faults).toContain('alt');
    expect(faults).toContain('colour');
  });

  it('finds no error and no warning on any page of the sites', () => {
    expect(found).toEqual([]);
  });
});
