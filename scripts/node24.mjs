// Runs a script with Node 24: the running Node when it is new enough, else the one that `npm ci` brought along.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const system = process.platform === 'win32' ? 'win' : process.platform;
const brought = fileURLToPath(
  new URL(
    `../node_modules/node-${system}-${process.arch}/bin/node${system === 'win' ? '.exe' : ''}`,
    import.meta.url,
  ),
);
const isNewEnough = Number(process.versions.node.split('.')[0]) >= 24;
if (!isNewEnough && !existsSync(brought)) {
  console.error(
    `This project needs Node 24 or newer; you have ${process.versions.node}. Install Node 24, then try again.`,
  );
  process.exit(3);
}
// Ctrl-C is for the script: it puts things in order, and its exit code is told.
for (const signal of ['SIGINT', 'SIGBREAK']) process.on(signal, () => {});
const { status, error } = spawnSync(isNewEnough ? process.execPath : brought, process.argv.slice(2), {
  stdio: 'inherit',
  env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
});
if (error) console.error(`Node could not be started: ${error.message}`);
process.exit(status ?? 3);
