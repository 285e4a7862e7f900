import { toWords } from '../paper.ts';
import { inLines } from './lines.ts';

/** What is to be done by hand after a publication depends on these. */
export interface Published {
  edition: string;
  isRenewed: boolean;
  date: string;
  /** The address of the edition. */
  address: string;
  /** As the terminal shows them: the built site, the pack, and the files to be committed. */
  site: string;
  pack: string;
  changed: string[];
  /** Earlier packs of the edition that hold what a disclosure has taken back. */
  recalled: string[];
  /** Whether the site lies in another folder than this one, which `npm run preview` would not show. */
  isElsewhere: boolean;
}

/** What to do next, in plain words, in the order in which it is done. */
export function nextSteps(published: Published): string {
  const told = steps(published).map((step, index) => {
    const lines = step.flatMap((line) => (line.startsWith(' ') ? [line] : inLines(line, 97)));
    return lines.map((line, at) => `${at === 0 ? `${index + 1}.` : '  '} ${line}`).join('\n');
  });
  return ['What to do next', ...told].join('\n\n');
}

/** Each step as sentences; what begins with a space is a line of its own. */
function steps(published: Published): string[][] {
  const { edition, date, address, site } = published;
  return [
    ...recall(published),
    look(published),
    record(published),
    [
      `Put the whole folder ${site} on the web, in place of the old one. Then open this address and follow two or three links:`,
      `  ${address}`,
    ],
    send(published),
    [
      `Note in the calendar: in a week, see that the pages are found; in three months, ask whether provisional figures are final; in ${nextSpring(date)}, begin the next edition:`,
      '  npm run new -- edition',
    ],
    [
      'If a number turns out to be wrong, correct it where it stands, and write an entry in content/corrections/. Then run npm run build, and put the site on the web again. This makes a new pack too, for those who were sent the old one:',
      `  npm run publish -- ${edition}`,
      'If something must never have been shown, take it off the web first. docs/publishing.md has both, step by step.',
    ],
  ];
}

function recall({ recalled }: Published): string[][] {
  if (recalled.length === 0) return [];
  const why =
    'Delete these earlier packs first, wherever copies of them lie: they still hold what was taken back. Then write to all who were sent one, ask them to delete it, and send them the new one:';
  return [[why, ...recalled.map((file) => `  ${file}`)]];
}

function look({ edition, site, isElsewhere }: Published): string[] {
  const way = isElsewhere
    ? `Open ${site} on a web server`
    : 'Run npm run preview and open the address it names';
  return [
    `Look at it. ${way}. Read the front page of ${edition} and each report once, on a phone too. Open the pack, and read its README.txt.`,
  ];
}

function record({ changed }: Published): string[] {
  if (changed.length === 0) return ['There is nothing new to commit.'];
  const what =
    'Commit these files, with the rest of what you changed, so that what was published is on record:';
  return [what, ...changed.map((file) => `  ${file}`)];
}

function send({ isRenewed, pack }: Published): string[] {
  const whom = isRenewed ? ', if what changed concerns them' : '';
  return [
    `Send the pack and the address to those who must have the report${whom}: the Child Safeguarding Practice Review Panel, the What Works centre for children’s social care, the safeguarding partners. Read in the guidance in force whom it names, and within how many days; this program does not know.`,
    `  ${pack}`,
    'Keep a copy with the papers of the board; the pack and the built site are not committed.',
  ];
}

/** The spring after a day, when the figures of the next year are in: `April 2027`. */
function nextSpring(date: string): string {
  return toWords(`${Number(date.slice(0, 4)) + 1}-04`);
}
