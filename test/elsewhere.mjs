// Makes a machine look like another: the order in which folders are read, chance, names, processors, rights and a terminal.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import { isMainThread } from 'node:worker_threads';

const turned = (found) => (Array.isArray(found) ? found.toReversed() : found);
const { readdir, readdirSync } = fs;
const { readdir: readdirLater } = fs.promises;
fs.readdirSync = (...words) => turned(readdirSync(...words));
fs.readdir = (...words) => {
  const done = words.pop();
  readdir(...words, (error, found) => done(error, turned(found)));
};
fs.promises.readdir = async (...words) => turned(await readdirLater(...words));

let chance = 0.123;
Math.random = () => (chance = (chance * 9301 + 0.49297) % 1);

os.hostname = () => 'another-machine';
os.userInfo = () => ({ uid: 4711, gid: 4711, username: 'another-user', homedir: '/nowhere', shell: null });
const [one] = os.cpus();
os.cpus = () => (process.env.PROCESSORS === '1' ? [one] : [one, one, one, one]);
os.availableParallelism = () => os.cpus().length;

if (isMainThread) process.umask(0o077);
if (process.env.TERMINAL) {
  for (const stream of [process.stdout, process.stderr])
    Object.defineProperties(stream, {
      isTTY: { value: true },
      columns: { value: Number(process.env.TERMINAL) },
      hasColors: { value: () => true },
      getColorDepth: { value: () => 8 },
    });
}
syncBuiltinESMExports();
