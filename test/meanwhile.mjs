// Somebody writes while a site is built: once its first narrative is parsed, a report, a dataset and a term become others.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';

const root = process.env.WRITTEN;
const changed = (file, from, to) => {
  const text = readFileSync(join(root, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not say ${from}.`);
  writeFileSync(join(root, file), text.replace(from, to));
};
const write = () => {
  unsubscribe('annual-reports:parsed', write);
  changed('content/reports/2020-21/crag.mdx', 'They are invented.', 'They are unchecked.');
  changed('data/2020-21/waiting-days.json', '41, 37, 46', '4100, 37, 46');
  writeFileSync(join(root, 'content/glossary/unchecked.md'), 'This is no term.\n');
};
if (isMainThread && root) subscribe('annual-reports:parsed', write);
