import type { Content } from '../content.ts';
import { yearOf, type Edition } from '../edition.ts';
import type { Written } from '../entry.ts';
import { askedItems, type AskedItem } from '../narrative/answers.ts';
import { sections } from '../narrative/themed.ts';
import { itemIds } from '../narrative/named.ts';
import { components } from '../narrative/parse.ts';
import { placeholders, unfilled } from '../placeholder.ts';
import { editionTitle } from '../point.ts';
import { seriesNames } from '../report.ts';
import type { Source } from '../source.ts';

/** One thing to be done before an edition can be published. */
export interface ToDo {
  /** What it belongs to, as a list is headed: `What the guidance asks`. */
  group: string;
  /** What is to be done, or was, in a sentence. */
  what: string;
  /** Where: a file, with its line where there is one. */
  file: string;
  line?: number;
  done: boolean;
}

/** All that an edition needs before it can be published, in the order of the work; made from the content at each time. */
export function toDo(name: string, content: Content): ToDo[] {
  const edition = content.editions.find(({ id }) => id === name);
  if (!edition) return [];
  return [
    ...missingReports(edition, content),
    ...figuresToType(name, content),
    ...textsToWrite(name, content),
    ...itemsToAnswer(edition, content),
    ...prioritiesToRecord(edition, content),
    ...recommendationsToFollow(edition, content),
    ...papersToWrite(edition, content),
  ];
}

/** The newest edition before another. */
function lastBefore({ id }: { id: string }, { editions }: Content): string | undefined {
  const earlier = editions.map((each) => each.id).filter((each) => each < id);
  return earlier.sort().at(-1);
}

/** Each series of last year has a report, or the edition says that it is missing. */
function missingReports(edition: Written<Edition>, content: Content): ToDo[] {
  const last = lastBefore(edition, content);
  const has = (year: string | undefined, name: string) =>
    content.reports.some(({ id }) => id === `${year}/${name}`);
  return Object.entries(seriesNames)
    .filter(([name]) => has(last, name) && !has(edition.id, name))
    .map(([name, title]) => ({
      group: 'Reports',
      what: `Add the ${title.charAt(0).toLowerCase()}${title.slice(1)}: npm run new -- report ${edition.id}/${name}. If there is none this year, say so under "missing" of the edition.`,
      file: edition.source.path,
      done: edition.value.missing.length > 0,
    }));
}

/** Each figure of the edition's datasets is typed. */
function figuresToType(edition: string, { raw }: Content): ToDo[] {
  return raw
    .filter(({ id }) => yearOf(id) === edition)
    .map(({ id, value, source }): ToDo => {
      const cells = value.data.slice(1).flat();
      const left = cells.filter((cell) => cell === unfilled).length;
      const [, name] = id.split('/');
      const before = raw.filter((each) => each.id.endsWith(`/${name}`) && each.id < id).at(-1);
      const hint = before ? lastTime(before) : '';
      const what =
        left === 0
          ? `“${value.title}”: every figure is typed.`
          : `“${value.title}”: type ${left === 1 ? 'one figure' : `${left} figures`} in place of ${unfilled}.${hint}`;
      const line = left === 0 ? undefined : lineOf(source, source.text.indexOf(`"${unfilled}"`));
      return { group: 'Figures', what, file: source.path, ...(line && { line }), done: left === 0 };
    });
}

/** Where the figures stood last time, and what stood with them that was left behind. */
function lastTime({ source, value: { notes, waivers } }: Content['raw'][number]): string {
  const left = [
    ...(notes.length > 0 ? [notes.length === 1 ? 'a note' : `${notes.length} notes`] : []),
    ...(waivers.length > 0 ? ['a waiver, which must be approved anew'] : []),
  ];
  const looked = left.length === 0 ? '' : `, with ${left.join(' and ')}: see what still holds`;
  return ` Last time they stood in ${source.path}${looked}.`;
}

function lineOf(source: Source, offset: number): number {
  return source.placeOf(Math.max(offset, 0)).line;
}

/** Each text of the edition is written; what is still to be written stands in its place. */
function textsToWrite(edition: string, content: Content): ToDo[] {
  return sourcesOf(edition, content).flatMap((source) =>
    placeholders(source.text)
      .filter(({ words }) => words !== unfilled)
      .map(({ words, offset }) => ({
        group: 'Texts',
        what: spoken(words),
        file: source.path,
        line: lineOf(source, offset),
        done: false,
      })),
  );
}

/** The files that belong to an edition, those with its name first. */
function sourcesOf(edition: string, content: Content): Source[] {
  const { texts, raw, sources, papers } = content;
  const own = [...texts.editions, ...texts.reports, ...texts.reviews, ...texts.evidence, ...raw];
  const about = [...papers, ...sources].filter(({ value }) => value.edition === edition);
  return [...own.filter(({ id }) => yearOf(id) === edition), ...about].map(({ source }) => source);
}

/** What a placeholder asks for: `Write what the report is about, in a sentence.` */
function spoken(words: string): string {
  const asks = words
    .replace(/^\[Write here:\s*/, '')
    .replace(/\]$/, '')
    .replace(/\s+/g, ' ');
  return `Write ${asks.replace(/[.\s]+$/, '')}.`;
}

/** Each item that the guidance asks for is answered by a section that is written, or listed as unanswered. */
function itemsToAnswer(edition: Written<Edition>, content: Content): ToDo[] {
  const own = content.reports.filter(({ id }) => yearOf(id) === edition.id);
  const narratives = [
    ...own.map(({ id, value, tree }) => ({ id, title: value.short, tree })),
    { id: edition.id, title: edition.value.title, tree: edition.tree },
  ];
  const places = [...own, edition].flatMap(answering);
  return askedItems(edition.value, narratives, content.guidance).map((asked) => {
    const at = places.filter(({ items }) => items.includes(asked.item.id));
    return itemToAnswer(asked, at, edition.source.path);
  });
}

interface Answering {
  items: string[];
  section: string;
  file: string;
  line: number;
  isWritten: boolean;
}

/** The sections of a text that say what they answer, and whether anything is left to write in them. */
function answering({ tree, source, bodyOffset }: Written<unknown>): Answering[] {
  const sectionOf = sections(tree);
  return components(tree, bodyOffset)
    .filter(({ name }) => name === 'Answers')
    .map(({ attributes, node, offset }) => {
      const next = tree.children
        .slice(tree.children.indexOf(node) + 1)
        .find((each) => each.type === 'heading')?.position?.start.offset;
      const text = source.text.slice(offset, next === undefined ? undefined : bodyOffset + next);
      return {
        ...{ items: itemIds(attributes), section: sectionOf(node)?.title ?? '', file: source.path },
        ...{ line: lineOf(source, offset), isWritten: placeholders(text).length === 0 },
      };
    });
}

function itemToAnswer({ item, by, unanswered }: AskedItem, at: readonly Answering[], file: string): ToDo {
  const group = 'What the guidance asks';
  const [written, open] = [at.find(({ isWritten }) => isWritten), at.find(({ isWritten }) => !isWritten)];
  const what = `${item.asks.replace(/\.$/, '')} (“${item.id}”, ${by[0]!.value.title}):`;
  if (written)
    return {
      ...{ group, file: written.file, line: written.line, done: true },
      what: `${what} answered in “${written.section}”.`,
    };
  if (unanswered) return { group, what: `${what} listed as unanswered, with the reason.`, file, done: true };
  if (open)
    return {
      ...{ group, file: open.file, line: open.line, done: false },
      what: `${what} write “${open.section}”.`,
    };
  const cure = `put <Answers items="${item.id}" /> below the heading that answers it, or list it under "unanswered" with the reason.`;
  return { group, what: `${what} ${cure}`, file, done: false };
}

/** Each priority has a record of the edition; readers are told “The papers do not say” of one that has none. */
function prioritiesToRecord(edition: Written<Edition>, { priorities }: Content): ToDo[] {
  return priorities.map(({ value, source }) => {
    const done = value.record.some((record) => record.edition === edition.id);
    const year = editionTitle(edition.id);
    const what = done
      ? `“${value.title}” has a record for ${year}.`
      : `“${value.title}”: add a record for ${year} below the last one, or leave it out if the year’s paper does not speak of it.`;
    return { group: 'Priorities', what, file: source.path, done };
  });
}

/** What became of the recommendations that are not done is told, where the year's paper tells it. */
function recommendationsToFollow(edition: Written<Edition>, { recommendations }: Content): ToDo[] {
  return recommendations
    .filter(({ value }) => value.edition < edition.id && value.status !== 'done')
    .map(({ value, source }) => {
      const done = value.follow.some((follow) => follow.edition === edition.id);
      const what = done
        ? `“${value.headline}”: followed up.`
        : `“${value.headline}”: add under "follow" what the year’s paper says of it, if it does.`;
      return { group: 'Recommendations of earlier years', what, file: source.path, done };
    });
}

/** Each committee that was given the last edition gets a paper on this one. */
function papersToWrite(edition: Written<Edition>, content: Content): ToDo[] {
  const last = lastBefore(edition, content);
  const given = (year: string | undefined) =>
    content.papers.filter(({ value }) => value.edition === year).map(({ value }) => value.committee);
  return [...new Set(given(last))].map((committee) => {
    const done = given(edition.id).includes(committee);
    const name = content.board?.value.committees[committee]?.name ?? committee;
    const what = done
      ? `The paper for the ${name} is begun.`
      : `Write the paper for the ${name}: npm run new -- paper ${edition.id}-${committee}`;
    return { group: 'Committee papers', what, file: edition.source.path, done };
  });
}
