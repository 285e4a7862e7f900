import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Found } from '../src/build/preview/found.ts';
import { project } from '../src/build/config.ts';
import { freePort, isFree, served } from '../src/build/preview/server.ts';
import { shownAlone } from '../src/build/preview/shown.ts';
import { command } from '../src/command/command.ts';
import { WrongUse, type Outcome } from '../src/command/outcome.ts';

const use = 'npm run dev -- [--from folder] [--port 4321] [--debug]';
const text = { type: 'string' } as const;
/** The port that people know from before. */
const usual = 4321;
const started = Date.now();
await command(
  use,
  { options: { from: text, port: text } },
  async ({ values }): Promise<Outcome> => {
    const root = resolve(values.from ?? '.');
    if (!existsSync(join(root, 'content')))
      throw new WrongUse(`${root} has no folder "content", so there is no site to show.`);
    const port = await portFor(values.port);
    const end = shownAlone(project, root);
    if (typeof end === 'string') throw new WrongUse(end);
    process.once('exit', end);
    let [address, last]: [string, Found | undefined] = ['', undefined];
    const found = (seen: Found) => {
      last = seen;
      if (address !== '') console.log(verdict(seen, address));
    };
    const failed = (why: string) =>
      console.error(values.debug ? why : `The check failed: ${why.split('\n')[0]}`);
    const running = await served(root, port, { found, failed }, values.debug);
    address = running.address;
    console.log(welcome(address, values.port === undefined && port !== usual));
    if (last) console.log(verdict(last, address));
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void running.stop().then(() => process.exit(0)));
    return 0;
  },
  'It shows the site as you write, with its drafts and what is wrong; docs/publishing.md says more.',
);

/** The port that was asked for, or the first free one. */
async function portFor(asked: string | undefined): Promise<number> {
  if (asked === undefined) {
    const port = await freePort(usual);
    if (port === undefined) throw new WrongUse('No port is free. Name one with --port.');
    return port;
  }
  const port = Number(asked);
  if (!/^\d+$/.test(asked) || port < 1 || port > 65_535)
    throw new WrongUse(`"${asked}" is not a port; write a number from 1 to 65535, such as ${usual}.`);
  if (!(await isFree(port)))
    throw new WrongUse(`Port ${port} is taken, perhaps by a preview that still runs. Name another, or none.`);
  return port;
}

function welcome(address: string, isOther: boolean): string {
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  return [
    ...(isOther
      ? [`Port ${usual} is taken, perhaps by a preview that still runs; this one has another.`]
      : []),
    `The preview is ready after ${seconds} s. Open this address in a browser:`,
    '',
    `  ${address}`,
    '',
    'It shows the site with its drafts, and follows what you save. Problems stand on the page they are on.',
    `  What is to do before publication: ${address}checklist/`,
    `  The publisher's handbook:         ${address}guide/`,
    '',
    'Only this computer can open it. To end it, press Ctrl and C.',
    '',
  ].join('\n');
}

/** What a check found, in a line. */
function verdict({ problems }: Found, address: string): string {
  const of = (asked: string) => problems.filter(({ severity }) => severity === asked).length;
  const [errors, warnings] = [of('error'), of('warning')];
  const count = `${errors} ${errors === 1 ? 'problem' : 'problems'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`;
  return `${new Date().toTimeString().slice(0, 8)}  Checked: ${count}. ${address}checklist/`;
}
