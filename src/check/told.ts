import type { Content } from '../content.ts';
import { anchors } from '../narrative/parts.ts';
import { nearest, type Fault } from '../problem.ts';
import { reportFaults, yearFaults } from './learning/points.ts';
import { namesIn } from './names.ts';
import type { Told } from '../told.ts';

/** What is wrong with where something is told, each with the key at fault: all that it names is there and is of that edition. */
export function toldFaults(told: Told, content: Content): { key: keyof Told; fault: Fault }[] {
  const editions = namesIn('content/editions', content.files);
  const year = yearFaults(told.edition);
  const unknown = {
    message: `There is no edition "${told.edition}".`,
    cure: nearest(told.edition, editions),
  };
  const isKnown = year.length > 0 || editions.includes(told.edition);
  return [
    ...[...year, ...(isKnown ? [] : [unknown])].map((fault) => ({ key: 'edition' as const, fault })),
    ...(told.report === undefined ? [] : heldFaults(told, told.report, content)),
    ...(told.report === undefined && told.section !== undefined ? [loose] : []),
    ...paperFaults(told, content).map((fault) => ({ key: 'source' as const, fault })),
  ];
}

const loose = {
  key: 'section' as const,
  fault: { message: '"section" stands without "report".', cure: 'Name the report that has the heading.' },
};

function heldFaults(told: Told, name: string, { files, reports }: Content) {
  const { edition, section } = told;
  if (name.includes('/')) return [{ key: 'report' as const, fault: tooLong(name) }];
  const names = namesIn('content/reports', files);
  const report = `${edition}/${name}`;
  const wrong = reportFaults(report, edition, names).map((fault) => ({ key: 'report' as const, fault }));
  const tree = reports.find(({ id }) => id === report)?.tree;
  const known = tree ? [...anchors(tree)] : undefined;
  if (section === undefined || !known || known.includes(section)) return wrong;
  const message = `The report "${report}" has no heading "${section}".`;
  return [...wrong, { key: 'section' as const, fault: { message, cure: nearest(section, known) } }];
}

function tooLong(name: string): Fault {
  const message = `The report "${name}" is named with its edition, which stands above.`;
  return { message, cure: `Write "${name.split('/').at(-1)}".` };
}

function paperFaults({ edition, source }: Told, { files, sources }: Content): Fault[] {
  const names = namesIn('content/sources', files);
  if (!names.includes(source))
    return [{ message: `There is no paper "${source}" in content/sources.`, cure: nearest(source, names) }];
  const paper = sources.find(({ id }) => id === source)?.value;
  if (!paper || paper.edition === edition) return [];
  const message = `The paper "${source}" is about ${paper.edition}, not ${edition}.`;
  return [{ message, cure: 'Correct one of the two.' }];
}
