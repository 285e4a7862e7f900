import { spawn, spawnSync } from 'node:child_process';
import { closeSync, cpSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { project } from '../build.ts';

/** Where the handbook has the papers of its readers. */
const papers = 'C:\\papers\\';

/** A command of the handbook: `npm run new -- edition 2024-25`. */
export interface Command {
  line: string;
  /** The name of the npm script: `new`. */
  script: string;
  /** What stands behind `--`. */
  words: string[];
}

/** The text of the handbook. */
export function handbook(): string {
  return readFileSync(join(project, 'docs/handbook.md'), 'utf8');
}

/** Every command of npm that the handbook names, in blocks and within sentences, each once. */
export function handbookCommands(): Command[] {
  const found = [...handbook().matchAll(/(?:^|`)(npm run [^`\n]+)/gm)].map((match) => match[1]!.trim());
  return [...new Set(found)].map(parsed);
}

/** The command of the handbook that begins so, the shortest of several: `new -- edition`. */
export function commandWith(beginning: string): string {
  const all = handbookCommands().filter(({ line }) => line.startsWith(`npm run ${beginning}`));
  const found = all.sort((a, b) => a.line.length - b.line.length)[0];
  if (!found) throw new Error(`The handbook has no command that begins with "npm run ${beginning}".`);
  return found.line;
}

/** A command as it is written. */
export function parsed(line: string): Command {
  const [, script = '', given = ''] = /^npm run ([\w:-]+)(?: -- (.*))?$/.exec(line) ?? [];
  if (script === '') throw new Error(`"${line}" is no command of npm with -- before its words.`);
  const words = [...given.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
  return { line, script, words };
}

/** A copy of the invented board's site in a folder of its own. */
export function boardSite(): { site: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'walk-'));
  const site = join(folder, 'site');
  cpSync(join(project, 'test/walk/site'), site, { recursive: true });
  return { site, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What npm starts for a command: the line of its script in package.json, on another site and on the papers in `from`. */
export function started(
  { script, words }: Command,
  site: string,
  from = join(project, 'test/walk'),
): string[] {
  const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const [node, ...line] = (scripts[script] ?? '').split(' ');
  if (node !== 'node') throw new Error(`package.json has no script "${script}".`);
  const given = words.map((word) => (word.startsWith(papers) ? join(from, word.slice(papers.length)) : word));
  return [...line, ...given, '--from', site];
}

/** Runs a command of the handbook on a site, and returns its exit code and what it prints, in order and with plain paths. */
export function run(line: string, site: string, from?: string): { code: number | null; output: string } {
  const log = `${site}.log`;
  const file = openSync(log, 'w');
  const words = started(parsed(line), site, from);
  const { status } = spawnSync(process.execPath, words, {
    cwd: project,
    stdio: ['ignore', file, file],
    env: environment(),
  });
  closeSync(file);
  return { code: status, output: plain(readFileSync(log, 'utf8'), site) };
}

/** Starts a command that runs until it is stopped, such as the preview; resolves with the address that it prints. */
export async function served(line: string, site: string): Promise<{ address: string; stop: () => void }> {
  const child = spawn(process.execPath, started(parsed(line), site), { cwd: project, env: environment() });
  const stop = () => {
    child.removeAllListeners('exit');
    child.stdout.destroy();
    child.stderr.destroy();
    child.kill('SIGKILL'); // It serves files and changes none.
    child.unref();
  };
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (bytes: Buffer) => {
      said += bytes.toString();
      const address = /http:\/\/(?:localhost|127\.0\.0\.1):\d+\S*?\/(?=\s)/.exec(
        said.replace(/\x1B\[[\d;]*m/g, ''),
      )?.[0];
      if (address !== undefined) resolve({ address, stop });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', () => reject(new Error(`The preview ended:\n${said}`)));
  });
}

/** The environment of somebody who types, without what test runners add. */
function environment(): NodeJS.ProcessEnv {
  const added = /^(VITEST|NODE_ENV$|TEST$|MODE$|DEV$|PROD$|SSR$|BASE_URL$|npm_)/;
  const own = Object.entries(process.env).filter(([name]) => !added.test(name));
  return { ...Object.fromEntries(own), CI: 'true', NO_COLOR: '1' };
}

function plain(text: string, site: string): string {
  return text
    .replaceAll(`${site}/`, '')
    .replaceAll(site, 'C:\\reports')
    .replaceAll(`${join(project, 'test/walk')}/`, papers)
    .trim();
}
