import { rows, type Dataset } from '../dataset/dataset.ts';
import type { Fault } from '../problem.ts';
import { kindOfTime, monthNames } from '../time.ts';
import type { Claim } from './claim.ts';
import { computation } from './computation.ts';
import type { Setting } from './unit.ts';

const time = `(?:\\d{4}/\\d{2}|(?:(?:\\d{1,2} )?(?:${monthNames.join('|')}) )?\\d{4})(?![\\d/])`;
const behind = new RegExp(
  `^(?:\\s+(?:children|people|girls|boys|pupils|families|cases))?\\s+(?:in|on|at)\\s+(?:the end of\\s+)?(${time})`,
  'u',
);
const inFront = new RegExp(
  `(?:^|[.!?;:]\\s+)(?:In|On|At|in|on|at)\\s+(?:the end of\\s+)?(${time}),?\\s+(?:there were|there was|it was|they were|it had|we had)\\s+(?:about |over |nearly |almost |just |only )?$`,
  'u',
);

/** A warning of a time right beside a number that is another than that of its row: `⟨1,100⟩ in 2018/19`, of 2020/21. */
export function timeBesideFault(
  claim: Claim,
  dataset: Dataset,
  { before, after }: Setting,
): Fault | undefined {
  const told = (behind.exec(after) ?? inFront.exec(before))?.[1];
  if (told === undefined) return undefined;
  const computed = computation(claim, dataset);
  if (Array.isArray(computed) || computed.kind !== 'value') return undefined;
  const row = rows(dataset)[computed.rows[0]! - 1]!;
  const own = Object.values(row).filter((cell) => kindOfTime(String(cell)) === kindOfTime(told));
  if (own.length !== 1 || own[0] === told) return undefined;
  return {
    message: `The sentence says ${told}, and the number is bound to a row of ${own[0]}.`,
    cure: 'Correct the time, or "at".',
  };
}
