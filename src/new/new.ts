import { content } from '../content.ts';
import { WrongUse, type Outcome } from '../command/outcome.ts';
import { longestName } from '../folders.ts';
import { remember } from '../import/place.ts';
import type { NewFile } from './file.ts';
import { editionOf, kindNamed, yearNamed, type Asked } from './kinds.ts';
import { listPath, summary, writeList } from './list.ts';
import { approve, inTheWay, writeAll } from './written.ts';

/** What is to be made, and where. */
export interface Order extends Asked {
  root: string;
  kind: string;
  name: string;
  /** Whether the files are only named. */
  dryRun?: boolean | undefined;
}

/** Makes the files of something new, all or none, and says what to do with them. */
export function make(order: Order): Outcome {
  const { root, name, dryRun } = order;
  const kind = kindNamed(order.kind);
  const before = content(root, 'shown');
  if (!kind.files) return renewed(root, editionOf({ edition: name }, before));
  const files = kind.files(name, order, before);
  nameable(files);
  approve(files);
  const old = inTheWay(root, files);
  if (old.length > 0) {
    console.error(thereAlready(old));
    return 2;
  }
  if (!dryRun) {
    writeAll(root, files);
    remember(
      root,
      files.map(({ path, text }) => ({ path, content: text })),
    );
  }
  const drafts = files.length === 1 ? 'a draft that readers do not see' : 'drafts that readers do not see';
  console.log(`${dryRun ? 'Would make' : 'Made'}, as ${drafts}:\n`);
  for (const { path } of files) console.log(`    ${path}`);
  if (dryRun) return 0;
  const year = kind.name === 'edition' ? yearNamed(name) : undefined;
  if (year) writeList(root, year);
  console.log(`\n${whatNext(files, year)}`);
  return 0;
}

/** Writes the to-do list of an edition anew, and says how much is left. */
function renewed(root: string, edition: string): Outcome {
  console.log(`${summary(writeList(root, edition))}\n\nThe whole list, to print: ${listPath(edition)}`);
  return 0;
}

/** Fails for a name that is too long for files and addresses to be named after it. */
function nameable(files: readonly NewFile[]): void {
  for (const { path } of files) {
    const name = path.replace(/^.*\/|\.[a-z]+$/g, '');
    if (name.length <= longestName) continue;
    const said = `Files would be named after this, with ${name.length} characters; they have at most ${longestName}.`;
    throw new WrongUse(`${said} Give it a short name now; its title may be longer later.`);
  }
}

function thereAlready(paths: readonly string[]): string {
  const all = paths.map((path) => `    ${path}`).join('\n');
  const what = paths.length === 1 ? 'This file is' : 'These files are';
  const cure = 'Open what is there, choose another name, or delete it if you want to begin again.';
  return `${what} there already, and nothing was written:\n\n${all}\n\n${cure}`;
}

/** What to do with the files that were made, as a numbered list. */
function whatNext(files: readonly NewFile[], year: string | undefined): string {
  const first = files[0]!;
  const isData = files.length === 1 && first.path.endsWith('.json');
  const type = isData ? ', type each number in place of "[fill in]",' : '';
  const steps = [
    ...(year ? [`Open ${listPath(year)} in a browser, and print it: it lists what is to be done.`] : []),
    `Open ${first.path}${type} and write where it says [Write here: …].`,
    ...(year ? [`Type the figures in data/${year}/, in place of "[fill in]".`] : []),
    'See it as you write: npm run dev',
    'See what is left: npm run check',
    ...(year ? [`Print the list again when much is done: npm run new -- to-do ${year}`] : []),
    published(first, year),
  ];
  return ['What to do next:\n', ...steps.map((step, index) => `    ${index + 1}. ${step}`)].join('\n');
}

/** How a file is published, once nothing is left to write. */
function published({ path, text }: NewFile, year: string | undefined): string {
  if (year) return `When nothing is left: npm run publish -- ${year}`;
  if (/^draft: true$/m.test(text))
    return 'When nothing is left, delete the line "draft: true": it is published then.';
  if (text.includes('"draft": true'))
    return 'When nothing is left, delete "draft": true, and it is published.';
  return `It is published with its year, ${/\d{4}-\d{2}/.exec(path + text)?.[0]}, which is a draft still.`;
}
