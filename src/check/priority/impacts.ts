import type { Content } from '../../content.ts';
import { rank, type Impact, type ImpactLevel } from '../../impact.ts';
import { nearest, problemAt, type Fault, type Problem } from '../../problem.ts';
import { paragraphFaults, textStart } from '../learning/paragraph.ts';
import { nameProblems, namesIn } from '../names.ts';
import { toldFaults } from '../told.ts';
import type { Rule } from '../rule.ts';

/** A chain of impact names what exists, and none of its links shows more than the one that it rests on. */
export const impactRule: Rule = {
  name: 'impacts',
  group: 'Following the years',
  asks: 'A chain of impact names what exists, and no link shows more than the one it rests on.',
  why: 'Training that people liked is not yet a change in children’s lives, and readers are told which of the two it is.',
  example: {
    in: 'content/impacts/training.md',
    wrong: 'what: An audit looked at plans.\n  level: reaction',
    right: 'what: An audit looked at plans.\n  level: practice',
  },
  find: impactProblems,
};

function impactProblems(content: Content): Problem[] {
  const themes = namesIn('content/themes', content.files);
  const priorities = namesIn('content/priorities', content.files);
  return content.impacts.flatMap((impact) => {
    const { value, tree, source, bodyOffset, offsetOf } = impact;
    const remark = tree.children.length > 0 ? paragraphFaults(tree, 'remark') : [];
    const { priority } = value;
    const lost: Fault = {
      message: `There is no priority "${priority}".`,
      cure: nearest(priority ?? '', priorities),
    };
    const isLost = priority !== undefined && !priorities.includes(priority);
    return [
      ...remark.map((fault) => problemAt(source, bodyOffset + textStart(tree), fault)),
      ...nameProblems(impact, 'themes', 'theme', themes),
      ...toldFaults(value, content).map(({ key, fault }) => problemAt(source, offsetOf([key]), fault)),
      ...(isLost ? [problemAt(source, offsetOf(['priority']), lost)] : []),
      ...levelFaults(value).map(({ key, fault }) => problemAt(source, offsetOf([key, 'level']), fault)),
    ];
  });
}

/** The levels of a link, or what is wrong with them. */
function levelFaults({ activity, evidence, outcome }: Impact) {
  const found: { key: 'activity' | 'evidence' | 'outcome'; fault: Fault }[] = [];
  if (rank(activity.level) > rank('reach')) found.push({ key: 'activity', fault: notDone(activity.level) });
  if (outcome && rank(outcome.level) < rank('practice'))
    found.push({ key: 'outcome', fault: notChanged(outcome.level) });
  if (evidence && outcome && rank(evidence.level) < rank(outcome.level))
    found.push({ key: 'outcome', fault: tooMuch(outcome.level, evidence.level) });
  if (evidence && !outcome && rank(evidence.level) >= rank('practice'))
    found.push({ key: 'evidence', fault: unsaid(evidence.level) });
  return found;
}

function notDone(level: ImpactLevel): Fault {
  const message = `An activity is something done, and how many it reached; "${level}" is what came of it.`;
  return { message, cure: 'Use "activity" or "reach", and tell the rest under "evidence" or "outcome".' };
}

function notChanged(level: ImpactLevel): Fault {
  const message = `An outcome is a change of practice or in children’s lives; "${level}" is neither.`;
  return { message, cure: 'Tell it under "evidence"; readers then learn that no outcome is reported.' };
}

function tooMuch(outcome: ImpactLevel, evidence: ImpactLevel): Fault {
  const message = `The outcome claims "${outcome}", but its evidence shows only "${evidence}".`;
  return { message, cure: 'Claim no more than the evidence shows, or leave the outcome out.' };
}

function unsaid(level: ImpactLevel): Fault {
  const message = `The evidence shows "${level}", but no outcome is told.`;
  return { message, cure: 'Tell under "outcome" what changed, or give the evidence a lower level.' };
}
