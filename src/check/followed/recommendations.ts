import type { Content } from '../../content.ts';
import type { Written } from '../../entry.ts';
import { anchors } from '../../narrative/parts.ts';
import { nearest, problemAt, type Fault, type Problem } from '../../problem.ts';
import type { Recommendation } from '../../recommendation.ts';
import { paragraphFaults, textStart } from '../learning/paragraph.ts';
import { nameProblems, namesIn } from '../names.ts';

/** Where something of a paper is said to stand. */
interface Said {
  edition: string;
  report?: string | undefined;
  section?: string | undefined;
  source: string;
}

/** What a place in a paper can name. */
interface Places {
  editions: string[];
  reports: string[];
  sources: string[];
  /** The edition that each paper is about. */
  about: ReadonlyMap<string, string>;
  headings: ReadonlyMap<string, string[]>;
}

/** Recommendations name what exists; what became of them is told in order, and rests on something. */
export function recommendationProblems(content: Content): Problem[] {
  const { recommendations, files } = content;
  const known = places(content);
  const themes = namesIn('content/themes', files);
  return recommendations.flatMap((entry) => {
    const { value, tree, source, bodyOffset } = entry;
    const { follow } = value;
    return [
      ...paragraphFaults(tree, 'text').map((fault) => problemAt(source, bodyOffset + textStart(tree), fault)),
      ...nameProblems(entry, 'themes', 'theme', themes),
      ...priorityProblems(entry, namesIn('content/priorities', files)),
      ...placeProblems(entry, value, [], known),
      ...follow.flatMap((each, index) => placeProblems(entry, each, ['follow', index], known)),
      ...orderProblems(entry),
      ...statusProblems(entry),
      ...dueProblems(entry, content),
    ];
  });
}

function places({ reports, sources, files }: Content): Places {
  return {
    editions: namesIn('content/editions', files).filter((name) => !name.endsWith('.lock')),
    reports: namesIn('content/reports', files),
    sources: files.flatMap((file) => /^content\/sources\/([^/]+)\.json$/.exec(file)?.[1] ?? []),
    about: new Map(sources.map(({ id, value }) => [id, value.edition])),
    headings: new Map(reports.map(({ id, tree }) => [id, [...anchors(tree)]])),
  };
}

/** The edition, the report, its heading and the paper exist, and are of one year. */
function placeProblems(
  { source: file, offsetOf }: Written<Recommendation>,
  said: Said,
  path: readonly PropertyKey[],
  known: Places,
): Problem[] {
  const at = (key: string, fault: Fault | undefined) =>
    fault ? [problemAt(file, offsetOf([...path, key]), fault)] : [];
  const { edition, report, section, source } = said;
  if (!known.editions.includes(edition)) {
    const message = `There is no edition "${edition}".`;
    return at('edition', { message, cure: nearest(edition, known.editions) });
  }
  return [
    ...at('report', reportFault(said, known)),
    ...at('section', sectionFault(`${edition}/${report ?? ''}`, section, known)),
    ...at('source', sourceFault(source, edition, known)),
  ];
}

function reportFault({ edition, report }: Said, { reports }: Places): Fault | undefined {
  if (report === undefined || reports.includes(`${edition}/${report}`)) return undefined;
  const own = reports.filter((name) => name.startsWith(`${edition}/`)).map((name) => name.split('/')[1]!);
  const cure = own.length === 0 ? 'Leave "report" out.' : nearest(report, own);
  return { message: `The edition ${edition} has no report "${report}".`, cure };
}

function sectionFault(report: string, section: string | undefined, { headings }: Places): Fault | undefined {
  const known = headings.get(report);
  if (section === undefined || known?.includes(section)) return undefined;
  if (report.endsWith('/'))
    return {
      message: `"section" names a heading, but no report.`,
      cure: 'Add "report", or leave "section" out.',
    };
  if (!known) return undefined;
  return { message: `The report "${report}" has no heading "${section}".`, cure: nearest(section, known) };
}

function sourceFault(source: string, edition: string, { sources, about }: Places): Fault | undefined {
  if (!sources.includes(source))
    return { message: `There is no source paper "${source}".`, cure: nearest(source, sources) };
  const year = about.get(source);
  if (year === undefined || year === edition) return undefined;
  const message = `The paper "${source}" is about ${year}, not ${edition}.`;
  return { message, cure: 'Correct one of the two.' };
}

function priorityProblems(
  { value: { priority }, source, offsetOf }: Written<Recommendation>,
  known: readonly string[],
): Problem[] {
  if (priority === undefined || known.includes(priority)) return [];
  const fault = { message: `There is no priority "${priority}".`, cure: nearest(priority, known) };
  return [problemAt(source, offsetOf(['priority']), fault)];
}

/** What a later paper says is of a later edition, oldest first. */
function orderProblems({ value, source, offsetOf }: Written<Recommendation>): Problem[] {
  return value.follow.flatMap(({ edition }, index) => {
    const before = value.follow[index - 1]?.edition ?? '';
    const fault =
      edition <= value.edition
        ? {
            message: `${edition} is not later than ${value.edition}, which made the recommendation.`,
            cure: 'What the same paper says goes into "evidence".',
          }
        : edition < before
          ? { message: `${edition} stands behind ${before}, which is later.`, cure: 'Put the oldest first.' }
          : undefined;
    return fault ? [problemAt(source, offsetOf(['follow', index, 'edition']), fault)] : [];
  });
}

/** A status says no more than the papers do. */
function statusProblems({ value, source, offsetOf }: Written<Recommendation>): Problem[] {
  const { status, evidence, follow } = value;
  const fault = {
    done: !evidence && restsOnNothing,
    'under-way': !evidence && restsOnNothing,
    repeated: follow.length === 0 && {
      message: 'It is said to be raised again, but no later paper is named.',
      cure: 'Name it under "follow", or make the status "open".',
    },
    open: follow.length > 0 && {
      message: 'Nothing is said to be reported since, but a later paper is named.',
      cure: 'Make the status "repeated", "under-way" or "done", or delete "follow".',
    },
  }[status];
  return fault ? [problemAt(source, offsetOf(['status']), fault)] : [];
}

const restsOnNothing: Fault = {
  message: 'The status rests on nothing.',
  cure: 'Say under "evidence" what a paper reports, or make the status "open".',
};

function dueProblems(
  { value: { due, edition }, source, offsetOf }: Written<Recommendation>,
  { editions }: Content,
): Problem[] {
  const from = editions.find(({ id }) => id === edition)?.value.from;
  if (!due || !from || due >= from.slice(0, due.length)) return [];
  const message = `It was due before ${edition} began, which made it.`;
  return [problemAt(source, offsetOf(['due']), { message, text: due, cure: 'Correct one of the two.' })];
}
