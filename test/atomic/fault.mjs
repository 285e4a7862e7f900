// Loaded before a command, makes the disk fail at a chosen moment: FAULT says how, as JSON.
//   code   what the system says: ENOSPC, EACCES …; "KILL" kills the command instead, at once, as losing power would;
//          "LOST" lets a call succeed that has done nothing
//   calls  the calls of node:fs that fail, without "Sync": ["writeFile", "mkdir"]
//   path   a regular expression for the paths that fail
//   after  how many such calls still succeed; with `bytes`, how many bytes may still be written before the disk is full
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const { code, calls, path, after = 0, bytes } = JSON.parse(process.env.FAULT);
const pattern = new RegExp(path);
const original = { writeFileSync: fs.writeFileSync };
let [count, room] = [0, bytes ?? Infinity];

/** The error of a call that fails; `undefined` when it does not. */
function fault(call, args) {
  const [place, dest] = args.slice(0, /^(rename|copyFile|cp)$/.test(call) ? 2 : 1).map(pathOf);
  if (![place, dest].some((each) => each !== undefined && pattern.test(each))) return undefined;
  if (bytes === undefined ? count++ < after : fits(call, args)) return undefined;
  if (code === 'KILL') process.kill(process.pid, 'SIGKILL');
  const error = new Error(`${code}: injected, ${call} '${place}'`);
  return Object.assign(error, {
    code,
    errno: -constants.errno[code],
    syscall: call,
    path: place,
    ...(dest && { dest }),
  });
}

function pathOf(place) {
  return typeof place === 'number'
    ? ''
    : (place instanceof URL ? fileURLToPath(place) : String(place)).replaceAll('\\', '/');
}

/** Whether there is room for what is written; a full disk takes the first part of a file, and then nothing more. */
function fits(call, [place, data]) {
  const size = call === 'writeFile' ? Buffer.byteLength(data) : 1;
  if (size <= room) return ((room -= size), true);
  if (call === 'writeFile' && room > 0) original.writeFileSync(place, Buffer.from(data).subarray(0, room));
  room = 0;
  return false;
}

for (const call of calls) {
  const { [`${call}Sync`]: sync, [call]: later } = fs;
  const promised = fs.promises[call];
  if (sync)
    fs[`${call}Sync`] = (...args) => {
      const error = fault(call, args);
      if (error?.code === 'LOST') return undefined;
      if (error) throw error;
      return sync(...args);
    };
  if (later)
    fs[call] = (...args) => {
      const error = fault(call, args);
      if (error?.code === 'LOST') return void process.nextTick(args.at(-1), null);
      return error ? void process.nextTick(args.at(-1), error) : later(...args);
    };
  if (promised)
    fs.promises[call] = async (...args) => {
      const error = fault(call, args);
      if (error?.code === 'LOST') return undefined;
      if (error) throw error;
      return promised(...args);
    };
}
syncBuiltinESMExports();
