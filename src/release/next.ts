import { toWords } from '../paper.ts';

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
  /** Whether the site lies in another folder than this one, which `npm run preview` would not show. */
  isElsewhere: boolean;
}

/** What to do next, in plain words, in the order in which it is done. */
export function nextSteps(published: Published): string {
  const { edition, isRenewed, date, address, site, pack, changed, isElsewhere } = published;
  const look = isElsewhere
    ? `Open ${site} on a web server`
    : 'Run "npm run preview" and open the address it names';
  const steps = [
    [
      `Look at it. ${look}. Read the front page of ${edition} and each report once, on a phone too.`,
      `Open the pack, ${pack}, and read its README.txt.`,
    ],
    [
      'Commit, so that what was published is on record:',
      ...changed.map((file) => `  ${file}`),
      'with the rest of what you changed. The pack and the built site are not committed; keep the pack with the papers of the board.',
    ],
    [
      `Put the whole folder ${site} on the web, in place of the old one. Then open`,
      `  ${address}`,
      'in a browser and follow two or three links.',
    ],
    [
      `Send the pack to those who must have the report${isRenewed ? ', if what changed concerns them' : ''}: the Child Safeguarding Practice Review Panel and the What Works`,
      'centre for children’s social care, and the safeguarding partners. Whom the guidance names, and within how many days, is',
      'unchecked here: read it in the guidance in force. Send the address with it.',
    ],
    [
      `Note in the calendar: in a week, see that the pages are found; in three months, look whether figures marked as provisional`,
      `are final; by ${nextYear(date)}, begin the next edition: npm run new -- edition.`,
    ],
    [
      'If a number turns out to be wrong: correct it where it stands, write an entry in content/corrections/, and run npm run build.',
      `If something must never have been shown: take it off the web first. docs/publishing.md has both, step by step.`,
    ],
  ];
  const told = steps.map((lines, index) =>
    lines.map((line, at) => `${at === 0 ? `${index + 1}.` : '  '} ${line}`).join('\n'),
  );
  return ['What to do next', '', told.join('\n\n')].join('\n');
}

/** The spring after a day, when the figures of the next year are in: `April 2027`. */
function nextYear(date: string): string {
  return toWords(`${Number(date.slice(0, 4)) + 1}-04`);
}
