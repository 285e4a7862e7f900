// Runs a script with Node 24: the running Node when it is new enough, else the one that `npm ci` brought along.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { constants } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const system = process.platform === 'win32' ? 'win' : process.platform;
const brought = fileURLToPath(
  new URL(
    `../node_modules/node-${system}-${process.arch}/bin/node${system === 'win' ? '.exe' : ''}`,
    import.meta.url,
  ),
);
process.env.ASTRO_TELEMETRY_DISABLED = '1';
// The bundler gives memory back as soon as it needs it no more.
process.env.MIMALLOC_PURGE_DELAY ??= '0';
// Code is kept as it was compiled, so that commands begin half a second sooner.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/node', import.meta.url));
if (Number(process.versions.node.split('.')[0]) >= 24) {
  module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE);
  process.argv.splice(1, 1); // The script sees the words as if it had been started itself.
  process.argv[1] = resolve(process.argv[1]);
  await import(pathToFileURL(process.argv[1]).href);
} else if (existsSync(brought)) {
  run(brought);
} else {
  console.error(
    `This project needs Node 24 or newer; you have ${process.versions.node}. Install Node 24, then try again.`,
  );
  process.exitCode = 3;
}

/** Runs the script as another process, hands it the signals that a terminal does not, and ends as it ends. */
function run(node) {
  const child = spawn(node, process.argv.slice(2), { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGBREAK', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () =>
      /INT|BREAK/.test(signal) && process.stdin.isTTY ? undefined : child.kill(signal),
    );
  }
  child.on('error', ({ message }) => {
    console.error(`Node could not be started: ${message}`);
    process.exitCode = 3;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
  });
}
