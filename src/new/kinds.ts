import { WrongUse } from '../command/outcome.ts';
import type { Content } from '../content.ts';
import { nearest } from '../problem.ts';
import { isReportName, seriesNames } from '../report.ts';
import { continued, firstDataset, type Mark } from './dataset.ts';
import { lastEdition, newEdition } from './edition.ts';
import type { NewFile } from './file.ts';
import { newPriority, newRecommendation } from './followed.ts';
import { newBriefing, newPoint, newPoster, newTheme } from './learning.ts';
import { newPaper } from './paper.ts';
import { itemsAsked, newReport, reportTitle } from './report.ts';
import { isNamed, slug, words } from './slug.ts';
import { newSource, sourceName } from './reviews.ts';
import { newTerm } from './term.ts';
import { editionNamed, nextEdition } from './years.ts';

/** What was asked for besides the name. */
export interface Asked {
  edition?: string | undefined;
  committee?: string | undefined;
  like?: string | undefined;
  theme?: string | undefined;
}

/** Something that can be made. */
export interface Kind {
  name: string;
  /** What it is, as lists say it: `a reporting year, from the last one`. */
  what: string;
  /** How its name is asked for. */
  asks: string;
  /** A name as an example. */
  example: string;
  /** What it needs besides the name. */
  needs: readonly ('edition' | 'committee' | 'theme')[];
  /** What is made; nothing of a list, which is written anew each time. */
  files?(name: string, asked: Asked, content: Content): NewFile[];
}

/** All that can be made, in the order in which they are offered. */
export const kinds: readonly Kind[] = [
  {
    name: 'edition',
    what: 'a reporting year: its page, reports, datasets and to-do list, from the last one',
    asks: 'Which year?',
    example: '2024-25',
    needs: [],
    files: (name, _, content) => newEdition(yearNamed(name), content),
  },
  {
    name: 'report',
    what: 'a report of a year, with the sections of the last one of its series',
    asks: 'Which report, with its year? A series (oscb, paqa, crag), or special-… for a one-off',
    example: '2024-25/crag',
    needs: [],
    files: report,
  },
  {
    name: 'dataset',
    what: 'the figures of a year, with the fields and rows of an earlier dataset',
    asks: 'Which dataset, with its year?',
    example: '2024-25/plans',
    needs: [],
    files: dataset,
  },
  {
    name: 'briefing',
    what: 'learning for a team meeting, read aloud in seven minutes',
    asks: 'What is it called?',
    example: 'Neglect of teenagers',
    needs: ['theme'],
    files: (name, { theme }, content) => [newBriefing(name, theme, content)],
  },
  {
    name: 'poster',
    what: 'learning points on a sheet for the wall',
    asks: 'What is it called?',
    example: 'Five messages on neglect',
    needs: ['theme'],
    files: (name, { theme }, content) => [newPoster(name, theme, content)],
  },
  {
    name: 'point',
    what: 'one thing that reviews, audits, children or families have taught',
    asks: 'What should people do?',
    example: 'Ask what happened',
    needs: ['edition', 'theme'],
    files: (name, asked, content) => [newPoint(name, editionOf(asked, content), asked.theme, content)],
  },
  {
    name: 'term',
    what: 'a word of the glossary',
    asks: 'Which word? You may add its abbreviation in brackets',
    example: 'Child in need (CiN)',
    needs: [],
    files: (name) => [newTerm(name)],
  },
  {
    name: 'paper',
    what: 'the paper with which a committee is given a year',
    asks: 'What is the file to be called?',
    example: '2024-25-scrutiny',
    needs: ['edition', 'committee'],
    files: paper,
  },
  {
    name: 'priority',
    what: 'what the board works on over the years',
    asks: 'What is it called?',
    example: 'Neglect',
    needs: ['edition'],
    files: (name, asked, content) => {
      const { edition, source, files } = told(asked, content);
      return [newPriority(name, edition, source), ...files];
    },
  },
  {
    name: 'recommendation',
    what: 'something that a paper asks for',
    asks: 'What is to be done?',
    example: 'Keep tackling neglect',
    needs: ['edition'],
    files: (name, asked, content) => {
      const { edition, source, files } = told(asked, content);
      return [newRecommendation(name, edition, source), ...files];
    },
  },
  {
    name: 'theme',
    what: 'what learning points are about',
    asks: 'What is it called?',
    example: 'Online safety',
    needs: [],
    files: (name) => [newTheme(name)],
  },
  {
    name: 'to-do',
    what: 'the list of what a year still needs, to print; written anew each time',
    asks: 'Of which year?',
    example: '2024-25',
    needs: [],
  },
];

/** The kind of this name. */
export function kindNamed(name: string): Kind {
  const kind = kinds.find((each) => each.name === name.toLowerCase());
  if (kind) return kind;
  const names = kinds.map((each) => each.name);
  throw new WrongUse(`"${name}" is nothing that can be made. ${nearest(name, names)}\n\n${kindList()}\n`);
}

/** The kinds, a line each. */
export function kindList(): string {
  const width = Math.max(...kinds.map(({ name }) => name.length));
  const lines = kinds.map(({ name, what }) => `    ${name.padEnd(width)}  ${what}`);
  return `You can make:\n\n${lines.join('\n')}`;
}

/** The edition `2024-25` from `2024-25` or `2024/25`. */
export function yearNamed(name: string): string {
  const edition = editionNamed(name);
  if (edition) return edition;
  const [, first] = /^(\d{4})/.exec(name) ?? [];
  const hint = first ? `Did you mean "${first}-${String((Number(first) + 1) % 100).padStart(2, '0')}"?` : '';
  throw new WrongUse(`"${name}" is not a reporting year: write it as 2024-25. ${hint}`.trim());
}

/** The edition that is named, else the newest. */
export function editionOf({ edition }: Asked, { editions }: Pick<Content, 'editions'>): string {
  const ids = editions.map(({ id }) => id).sort();
  if (edition === undefined) {
    const newest = ids.at(-1);
    if (newest) return newest;
    throw new WrongUse('There is no edition yet. Make one first: npm run new -- edition 2024-25');
  }
  const year = yearNamed(edition);
  if (ids.includes(year)) return year;
  throw new WrongUse(
    `There is no edition ${year}. ${nearest(year, ids)} To begin it: npm run new -- edition ${year}`,
  );
}

/** `2024-25/crag` as year and name. */
function parted(name: string, what: string, { edition }: Asked, content: Content): [string, string] {
  const [, year = edition, own = name] = /^(\d{4}[-/–]\d{2})\/(.+)$/.exec(name.trim()) ?? [];
  if (year === undefined) {
    const newest =
      content.editions
        .map(({ id }) => id)
        .sort()
        .at(-1) ?? '2024-25';
    throw new WrongUse(`Name the year of the ${what} too: ${newest}/${slug(name)}`);
  }
  return [editionOf({ edition: year }, content), own];
}

/** The mark of a draft, unless it is one with its edition. */
function markIn(edition: string, { drafts }: Content): Mark {
  return drafts.editions.has(edition) ? {} : { draft: true };
}

function report(name: string, asked: Asked, content: Content): NewFile[] {
  const [edition, own] = parted(name, 'report', asked, content);
  const id = isReportName(own.toLowerCase()) ? own.toLowerCase() : slug(own);
  if (!isReportName(id)) {
    const cure = nearest(id, Object.keys(seriesNames));
    throw new WrongUse(
      `"${own}" is no report: a report is oscb, paqa or crag, or special-… for a one-off. ${cure.startsWith('Did') ? cure : `For a one-off: npm run new -- report ${edition}/special-${id}`}`,
    );
  }
  const isOneOff = id.startsWith('special-');
  const path = `${edition}/${id}`;
  const title = isOneOff ? words(id.slice('special-'.length)) : reportTitle(path, content);
  const value = content.editions.find((each) => each.id === edition)!.value;
  const items = itemsAsked(value, content);
  return [newReport(path, title, content, items, [], markIn(edition, content))];
}

function dataset(name: string, asked: Asked, content: Content): NewFile[] {
  const [edition, own] = parted(name, 'dataset', asked, content);
  const id = `${edition}/${slug(own)}`;
  const ids = content.raw.map((each) => each.id);
  const like =
    asked.like ??
    ids
      .filter((each) => each.endsWith(`/${slug(own)}`) && each < id)
      .sort()
      .at(-1);
  const mark = markIn(edition, content);
  const found = content.raw.find((each) => each.id === like);
  if (found) return [continued(id, found, mark)];
  if (asked.like !== undefined)
    throw new WrongUse(`There is no dataset "${asked.like}". ${nearest(asked.like, ids)}`);
  const geography = content.raw.filter((each) => each.id < id).at(-1)?.value.geography;
  return [firstDataset(id, words(own), geography ?? content.board?.value.name ?? 'The area', mark)];
}

function paper(name: string, asked: Asked, content: Content): NewFile[] {
  const [, year] = /^(\d{4}-\d{2})(?!\d)/.exec(name) ?? [];
  const edition = editionOf({ edition: asked.edition ?? year }, content);
  const keys = Object.keys(content.board?.value.committees ?? {});
  const committee = asked.committee ?? keys.find((key) => isNamed(key, name));
  if (committee !== undefined && keys.includes(committee))
    return [newPaper(name, edition, committee, content, markIn(edition, content))];
  const cure = nearest(committee ?? slug(name), keys);
  if (committee !== undefined)
    throw new WrongUse(`There is no committee "${committee}" in content/board.json. ${cure}`);
  throw new WrongUse(`Say which committee it is for, with --committee. ${cure}`);
}

/** The edition that tells something, and its paper; where it has none, one that is to be described. */
function told(asked: Asked, content: Content): { edition: string; source: string; files: NewFile[] } {
  const edition = editionOf(asked, content);
  const own = content.sources.filter(({ value }) => value.edition === edition).map(({ id }) => id);
  const source = own.sort().at(-1);
  if (source !== undefined) return { edition, source, files: [] };
  const file = newSource(edition, content);
  return { edition, source: sourceName(edition), files: [file] };
}

/** The year that is proposed: the one after the last. */
export function proposedEdition({ editions }: Pick<Content, 'editions'>): string | undefined {
  const last = lastEdition('9999-00', { editions });
  return last && nextEdition(last);
}
