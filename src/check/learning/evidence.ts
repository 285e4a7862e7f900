import { visit } from 'unist-util-visit';
import type { Content } from '../../content.ts';
import type { Text, Written } from '../../entry.ts';
import { quarters, type Evidence } from '../../evidence.ts';
import { datasetId, evidenceNames } from '../../narrative/named.ts';
import { components } from '../../narrative/parse.ts';
import { problemAt, type Fault, type Problem } from '../../problem.ts';
import { paragraphFaults, textStart } from './paragraph.ts';
import { reportFaults } from './points.ts';
import { nameFaults, nameProblems, namesIn } from '../names.ts';
import type { Rule } from '../rule.ts';

/** Evidence names themes, a paper and a report that exist, says something, and is shown by its report; narratives name evidence that exists. */
export const evidenceRule: Rule = {
  name: 'evidence',
  group: 'Learning',
  asks: 'Evidence names themes, papers and reports that exist, says something, and is shown by its report.',
  why: 'Its four sides show readers what a paper knows and what it does not.',
  example: {
    in: 'content/evidence/2020-21/planning.md',
    wrong: 'themes: [plan]',
    right: 'themes: [planning]',
  },
  find: evidenceProblems,
};

function evidenceProblems(content: Content): Problem[] {
  const { texts, files } = content;
  const known = namesIn('content/evidence', files);
  const narratives = [...texts.reports, ...texts.editions];
  return [
    ...content.evidence.flatMap((entry) => ownProblems(entry, content)),
    ...narratives.flatMap((narrative) => namedProblems(narrative, known)),
  ];
}

function ownProblems(entry: Written<Evidence>, { files, texts }: Content): Problem[] {
  const { id, value, tree, source, bodyOffset, offsetOf } = entry;
  const problems = (key: string, faults: Fault[]) =>
    faults.map((fault) => problemAt(source, offsetOf([key]), fault));
  const edition = id.split('/')[0]!;
  const reports = namesIn('content/reports', files);
  const papers = namesIn('content/sources', files);
  if (!reports.some((each) => each.startsWith(`${edition}/`))) {
    const message = `The edition ${edition} has no report that could show this evidence.`;
    return problems('report', [
      { message, cure: 'Write the report first, or move this file to its edition.' },
    ]);
  }
  const wrong = reportFaults(value.report, edition, reports);
  return [
    ...nameProblems(entry, 'themes', 'theme', namesIn('content/themes', files)),
    ...problems(
      'source',
      nameFaults([value.source], 'source paper', papers).map(({ fault }) => fault),
    ),
    ...problems('report', wrong.length > 0 ? wrong : shownFaults(entry, texts.reports)),
    ...problems('title', emptyFaults(value)),
    ...remarkFaults(entry).map((fault) => problemAt(source, bodyOffset + textStart(tree), fault)),
  ];
}

/** What a remark may not hold, for it is shown as words alone. */
function remarkFaults({ tree }: Written<Evidence>): Fault[] {
  if (tree.children.length === 0) return [];
  let isLinked = false;
  visit(tree, 'link', () => void (isLinked = true));
  const message = 'The remark holds a link, which would not be one.';
  const cure = 'Delete the link, or move it to the text of the report.';
  return [...paragraphFaults(tree, 'remark'), ...(isLinked ? [{ message, cure }] : [])];
}

/** Evidence that its report does not name. */
function shownFaults({ id, value }: Written<Evidence>, reports: readonly Text[]): Fault[] {
  const report = reports.find((each) => each.id === value.report);
  if (!report || namesOf(report, 'Evidence').some(({ names }) => names.includes(id))) return [];
  const message = `The report "${value.report}" does not show this evidence.`;
  return [{ message, cure: `Name it there: <Evidence of="${id.split('/')[1]}" />.` }];
}

function emptyFaults(value: Evidence): Fault[] {
  const sides = Object.keys(quarters) as (keyof typeof quarters)[];
  if (sides.some((side) => value[side].length > 0)) return [];
  const message = 'All four quarters of this evidence are empty.';
  return [{ message, cure: 'Write what the paper says in one of them, or delete the file.' }];
}

/** The evidence that each component of a kind names in a narrative, by full name. */
function namesOf({ id, tree, bodyOffset }: Text, kind: 'Evidence' | 'EvidenceOverview') {
  return components(tree, bodyOffset)
    .filter(({ name }) => name === kind)
    .map(({ attributes, offset }) => ({ names: named(attributes, id), offset }));
}

function named(attributes: Record<string, string>, id: string): string[] {
  return evidenceNames(attributes).map((name) => datasetId(name, { id }));
}

function namedProblems(narrative: Text, known: readonly string[]): Problem[] {
  const { id, source } = narrative;
  const shown = namesOf(narrative, 'Evidence');
  const overviews = namesOf(narrative, 'EvidenceOverview');
  const all = shown.flatMap(({ names }) => names);
  const faults = nameFaults(all, 'evidence', known);
  return [
    ...shown.flatMap(({ names, offset }, index) => {
      const before = shown.slice(0, index).flatMap((each) => each.names).length;
      const here = faults.filter((each) => each.index >= before && each.index < before + names.length);
      return here.map(({ fault }) => problemAt(source, offset, fault));
    }),
    ...overviews.flatMap(({ names, offset }) =>
      nameFaults(names, 'evidence', known)
        .map(({ fault }) => fault)
        .concat(
          names
            .filter((name) => known.includes(name) && !all.includes(name))
            .map((name) => unshown(name, id)),
        )
        .map((fault) => problemAt(source, offset, fault)),
    ),
  ];
}

function unshown(name: string, narrative: string): Fault {
  const message = `The overview names the evidence "${name}", which "${narrative}" does not show.`;
  return { message, cure: `Add it below with <Evidence of="${name.split('/').at(-1)}" />.` };
}
