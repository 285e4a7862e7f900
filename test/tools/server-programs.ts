import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** What a server is told: the folder that the address / stands for, and where the site lies below it. */
interface Told {
  /** A folder of its own, for its settings, its log and what it writes. */
  own: string;
  root: string;
  base: string;
  port: number;
}

/** A program that serves files, with settings made for one run; nothing of the machine's own is read but its modules. */
interface Program {
  command: string;
  words: (file: string) => string[];
  settings: (told: Told) => string;
}

const nginx: Program = {
  command: 'nginx',
  words: (file) => ['-c', file, '-g', 'daemon off;'],
  settings: ({ own, root, base, port }) => `
worker_processes 1;
pid ${own}/pid;
error_log ${own}/log warn;
events { worker_connections 256; }
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((each) => `${each}_temp_path ${own}/${each};`).join('\n  ')}
  server {
    listen 127.0.0.1:${port};
    root ${root};
    include ${join(root, base)}nginx.conf;
  }
}
`,
};

const modules = [...['mpm_event', 'authz_core', 'alias', 'dir', 'mime', 'headers', 'filter', 'deflate']].map(
  (name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`,
);

const apache: Program = {
  command: 'apache2',
  words: (file) => ['-f', file, '-D', 'FOREGROUND'],
  settings: ({ own, root, port }) => `
${modules.join('\n')}
ServerRoot ${own}
ServerName localhost
PidFile ${own}/pid
ErrorLog ${own}/log
DefaultRuntimeDir ${own}
Mutex file:${own} default
User ${process.getuid?.() === 0 ? 'www-data' : '#-1'}
Group ${process.getuid?.() === 0 ? 'www-data' : '#-1'}
Listen 127.0.0.1:${port}
TypesConfig /dev/null
DocumentRoot ${root}
<Directory ${root}>
  AllowOverride FileInfo
  Require all granted
</Directory>
<FilesMatch "^\\.ht">
  Require all denied
</FilesMatch>
`,
};

/** The programs, by the name of their set. */
export const programs = { nginx, apache } as const;

/** Starts a program that serves a folder on the loopback address, until `stop` is called; throws with its log where it does not. */
export async function started(
  { command, words, settings }: Program,
  { root, base }: Pick<Told, 'root' | 'base'>,
): Promise<{ origin: string; stop: () => Promise<void> }> {
  const own = mkdtempSync(join(tmpdir(), `${command}-`));
  const port = await freePort();
  const file = join(own, 'settings');
  mkdirSync(join(own, 'run'));
  writeFileSync(file, settings({ own, root, base, port }));
  const child = spawn(command, words(file), {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, APACHE_RUN_DIR: own },
  });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; !(await answers(origin)); tries += 1) {
    if (tries > 100 || child.exitCode !== null) {
      child.kill();
      throw new Error(`${command} did not start.\n${said}${logOf(own)}`);
    }
    await setTimeout(100);
  }
  return { origin, stop: () => ended(child, own) };
}

async function answers(origin: string): Promise<boolean> {
  return fetch(origin).then(
    () => true,
    () => false,
  );
}

function logOf(own: string): string {
  try {
    return readFileSync(join(own, 'log'), 'utf8');
  } catch {
    return '';
  }
}

async function ended(child: ChildProcess, own: string): Promise<void> {
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await gone;
  rmSync(own, { recursive: true, force: true });
}

/** A port of the loopback address that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
