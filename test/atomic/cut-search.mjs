// Loaded before a command, kills the program that makes the search index. CUT says when: as soon as it was told so much,
// `NewIndex`, `AddFile` or `GetFiles`.
import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';

const { spawn } = childProcess;
childProcess.spawn = (program, ...words) => {
  const child = spawn(program, ...words);
  if (!/pagefind/.test(program)) return child;
  const { write } = child.stdin;
  child.stdin.write = (text, ...more) => {
    const { payload } = JSON.parse(Buffer.from(text, 'base64').toString());
    if (payload.type === process.env.CUT) child.kill('SIGKILL');
    return write.call(child.stdin, text, ...more);
  };
  return child;
};
syncBuiltinESMExports();
