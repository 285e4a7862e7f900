import { channel } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import { threadId } from 'node:worker_threads';

/** What is heard in a build: a file whose text was parsed, or a thing that was made anew, and in which thread. */
export interface Heard {
  parsed?: string;
  made?: string;
  thread: number;
}

const write = (heard: Omit<Heard, 'thread'>) =>
  appendFileSync(process.env['HEARD']!, `${JSON.stringify({ ...heard, thread: threadId })}\n`);

// Loaded before a build, it writes what the build parses and makes to the file that HEARD names.
channel('annual-reports:parsed').subscribe((path) => write({ parsed: path as string }));
channel('annual-reports:asked').subscribe((message) => {
  const { kind, name, isMade } = message as { kind: string; name: string; isMade: boolean };
  if (isMade) write({ made: `${kind} ${name}` });
});
