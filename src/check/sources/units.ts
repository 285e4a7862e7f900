import type { Content } from '../../content.ts';
import type { Entry } from '../../entry.ts';
import { nearest, problemAt, type Fault, type Problem } from '../../problem.ts';
import type { SourcePaper } from '../../source-paper.ts';
import { namesIn } from '../names.ts';
import type { Rule } from '../rule.ts';

/** Each source paper names an edition, and its units hold every line of it once, in order. */
export const unitRule: Rule = {
  name: 'source-lines',
  group: 'Following the years',
  asks: 'Every line of a source paper belongs to one unit, in order.',
  why: 'Each line is then on the site, or has a reason not to be.',
  example: {
    in: 'content/sources/invented-paper.json',
    wrong: '"lines": [5, 5]',
    right: '"lines": [5, 6]',
  },
  find: unitProblems,
};

function unitProblems({ sources, files }: Content): Problem[] {
  const editions = namesIn('content/editions', files);
  return sources.flatMap((entry) => [...editionProblems(entry, editions), ...lineProblems(entry)]);
}

function editionProblems({ value, source, offsetOf }: Entry<SourcePaper>, editions: string[]): Problem[] {
  if (editions.includes(value.edition)) return [];
  const fault = {
    message: `There is no edition "${value.edition}".`,
    cure: nearest(value.edition, editions),
  };
  return [problemAt(source, offsetOf(['edition']), fault)];
}

function lineProblems({ value: { units, lines }, source, offsetOf }: Entry<SourcePaper>): Problem[] {
  const faults = units.flatMap(({ lines: [from, to], place }, index) => {
    const next = (units[index - 1]?.lines[1] ?? 0) + 1;
    const problem = (fault: Fault) => problemAt(source, offsetOf(['units', index, 'lines']), fault);
    if (to < from) return [problem(backwards(place, from, to))];
    if (from > next) return [problem(gap(next, from - 1))];
    if (from < next) return [problem(overlap(place, from, next))];
    return [];
  });
  const last = units.at(-1)?.lines[1] ?? 0;
  if (last === lines || faults.length > 0) return faults;
  const at = offsetOf(last > lines ? ['units', units.length - 1, 'lines'] : ['lines']);
  return [problemAt(source, at, last > lines ? beyond(last, lines) : gap(last + 1, lines))];
}

function backwards(place: string, from: number, to: number): Fault {
  return {
    message: `"${place}" ends at line ${to}, before it begins at ${from}.`,
    cure: 'Turn the two round.',
  };
}

function gap(from: number, to: number): Fault {
  const named =
    from === to ? `Line ${from} of the paper belongs` : `Lines ${from} to ${to} of the paper belong`;
  return {
    message: `${named} to no unit.`,
    cure: 'Add a unit that says where readers find it, or why it is not published.',
  };
}

function overlap(place: string, from: number, next: number): Fault {
  return {
    message: `"${place}" begins at line ${from}; the unit above it ends at ${next - 1}.`,
    cure: `Let it begin at ${next}, or the other end earlier; units stand in the order of the paper.`,
  };
}

function beyond(last: number, lines: number): Fault {
  return {
    message: `The last unit ends at line ${last}; the paper has ${lines}.`,
    cure: 'Correct one of the two.',
  };
}
