import type { Content } from '../../content.ts';
import type { Entry } from '../../entry.ts';
import { isHeld } from '../../frozen/disclosure.ts';
import { differences, type Difference } from '../../frozen/difference.ts';
import { ledger } from '../../frozen/ledger.ts';
import type { Ledger } from '../../frozen/step.ts';
import { readingOf } from '../../frozen/printed.ts';
import { narratives, snapshot } from '../../frozen/snapshot.ts';
import { isWhole, type Change } from '../../correction.ts';
import type { Lock } from '../../lock.ts';
import { problemAt, type Fault, type Problem } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** A frozen edition says what its lock and the entries about changes say, number for number. */
export const frozenRule: Rule = {
  name: 'frozen',
  group: 'Publication',
  asks: 'A published edition says what it said on the day of publication, or an entry tells of the change.',
  why: 'Numbers that people have quoted must not change unseen.',
  find: frozenProblems,
};

function frozenProblems(content: Content): Problem[] {
  const found = ledger(
    content.locks.map(({ value }) => value),
    content.corrections,
  );
  return content.locks.flatMap((lock) => {
    const { edition } = lock.value;
    if (edition !== lock.id) return [nameProblem(lock)];
    const expected = found.expected.find((each) => each.edition === edition)!;
    const now = snapshot(content, edition, lock.value.published, readingOf(lock.value));
    const others = questionable(content, found, lock);
    return differences(expected, now, found.gained)
      .filter((each) => !others.some((change) => isAbout(change, each)))
      .map((each) => differenceProblem(content, found, lock, each));
  });
}

function nameProblem({ id, value, source, offsetOf }: Entry<Lock>): Problem {
  return problemAt(source, offsetOf(['edition']), {
    message: `The lock is of ${value.edition}, but its file is called ${id}.lock.json.`,
    cure: 'Let both have the same name.',
  });
}

/** The changes of an edition that another rule has something to say about. */
function questionable(content: Content, { faults }: Ledger, { value: lock }: Entry<Lock>): Change[] {
  const locks = content.locks.map(({ value }) => value);
  return content.corrections
    .filter(({ value }) => value.edition === lock.edition)
    .flatMap(({ id, value }) =>
      value.changes.filter((change, index) => {
        const isAdded = isWhole(change) && value.kind !== 'disclosure' && !isKnown(lock, change);
        const isHeldYet = value.kind === 'disclosure' && isHeld(lock, locks, content.corrections, change);
        return (
          isAdded || isHeldYet || faults.some((each) => each.id === id && (each.index ?? index) === index)
        );
      }),
    );
}

function isKnown({ datasets, reports }: Lock, change: Change): boolean {
  return [...datasets, ...reports].some(({ name }) => name === (change.dataset ?? change.report));
}

/** Whether a change is about a difference, so that the difference need not be named as well. */
function isAbout(change: Change, { dataset, report, field, before, after }: Difference): boolean {
  if (change.dataset !== dataset || change.report !== report) return false;
  return change.dataset ? (change.field ?? field) === field : isOneOf(change, before, after);
}

function isOneOf(change: Change, before: string | undefined, after: string | undefined): boolean {
  const isAny = change.before === undefined && change.after === undefined;
  return (
    isAny ||
    [before, after].some((each) => each !== undefined && [change.before, change.after].includes(each))
  );
}

function differenceProblem(
  content: Content,
  found: Ledger,
  lock: Entry<Lock>,
  difference: Difference,
): Problem {
  const { dataset, report, index, key, before, after, field } = difference;
  const told = key === undefined ? undefined : found.last.get(key);
  const entry = content.corrections.find(({ id }) => id === told?.id);
  if (entry && told)
    return problemAt(entry.source, entry.offsetOf(['changes', told.index]), untrue(before, after));
  const fault = faultOf(difference, lock.value.edition);
  const { isDecimals, isHeading, section } = difference;
  const isThere = [index, section, isDecimals, isHeading].some((each) => each !== undefined);
  if (dataset !== undefined && (isThere || before === undefined)) {
    const at = content.datasets.find(({ id }) => id === `${lock.value.edition}/${dataset}`);
    const column = at?.value.schema.fields.findIndex(({ name }) => name === field) ?? 0;
    const cell = index === undefined ? ['schema', 'fields', column] : ['data', index + 1, column];
    if (at) return problemAt(at.source, at.offsetOf(section === undefined ? cell : [section]), fault);
  }
  const reading = readingOf(lock.value);
  const text = narratives(content, lock.value.edition, reading).find(({ name }) => name === report);
  if (!text) return problemAt(lock.source, 0, fault);
  const { offset } = text.sections[index ?? 0]!;
  return problemAt(text.entry.source, offset === 0 ? 0 : text.entry.bodyOffset + offset, fault);
}

function untrue(before: string | undefined, after: string | undefined): Fault {
  if (after === '[c]' && before !== undefined) {
    const message = 'The entry gives a value that is hidden now.';
    return { message, cure: 'Write "[c]" as "after", and take the value out of the title and the text.' };
  }
  if (before === '[c]' && after !== undefined) {
    const message = 'The entry says that a value is hidden now, but it is shown.';
    return { message, cure: 'Type "[c]" in data/ if it is to be hidden; otherwise correct the entry.' };
  }
  return {
    message: `The entry says that the number is ${inWords(before)} now, but it is ${inWords(after)}.`,
    cure: 'Correct the number or the entry; for a later change write an entry of its own.',
  };
}

/** A hidden value is never told. */
function inWords(number: string | undefined): string {
  if (number === undefined) return 'not there';
  return number === '[c]' ? 'a hidden value' : number;
}

const rewrite =
  'Put it back, or say what changed in an entry in content/corrections/ (see docs/publishing.md).';

function faultOf(difference: Difference, edition: string): Fault {
  const { where, section, before, after, isTaken, isDecimals, isHeading, isNear } = difference;
  const isPart = [where, section, isTaken, isDecimals, isHeading].some((each) => each !== undefined);
  if (!isPart) return wholeFault(difference, edition);
  const place = placeOf(difference);
  if (isTaken) {
    const cure = 'Take it out of data/; the address keeps a notice, which the build makes.';
    return { message: `What a disclosure took back is shown again: ${place}.`, cure };
  }
  if (isDecimals) {
    const message = `Figures that were published ${before} are now shown ${after}: ${place}.`;
    return { message, cure: 'Put "decimals" back as it was.' };
  }
  if (isHeading) {
    const message = `Figures that were published as “${before}” are now “${after}”: ${place}.`;
    return { message, cure: 'Put "unit", and the numbers in "title", back as they were.' };
  }
  if (isNear) {
    const message = `A number is new where a disclosure took one back: ${place}.`;
    return { message, cure: 'Take it out if it is the same; if not, say so in an entry with "after".' };
  }
  const figure = figureFault(difference, place);
  if (figure) return figure;
  if (before === '[c]' && after !== undefined) {
    const message = `A value that was hidden when it was published is shown now: ${place}.`;
    return { message, cure: 'Hide it again: see that its field is "disclosive", or type "[c]".' };
  }
  if (before === undefined) {
    const message = `The frozen edition ${edition} gains a number, ${inWords(after)}: ${place}.`;
    const entry = 'an entry in content/corrections/ that has "after" and no "before"';
    return { message, cure: `Take it out, or say so in ${entry} (see docs/publishing.md).` };
  }
  if (after === '[c]') {
    const message = `A published number is now a hidden value: ${place}.`;
    const cure = 'Write an entry of kind disclosure in content/corrections/ (see docs/publishing.md).';
    return { message, cure };
  }
  const now = after === undefined ? 'is gone' : `is now ${inWords(after)}`;
  const was = after === undefined ? `, ${inWords(before)},` : ` was ${inWords(before)} and`;
  return { message: `A published number${was} ${now}: ${place}.`, cure: rewrite };
}

/** What is wrong with a chart or table that shows other rows, or another field, than when it was published. */
function figureFault({ before, after }: Difference, place: string): Fault | undefined {
  if (![before, after].some((each) => each?.startsWith('figure: '))) return undefined;
  const [was, is] = [before, after].map((each) => (each === undefined ? 'nothing' : `“${each}”`));
  return {
    message: `A chart or table showed ${was} when it was published, and shows ${is} now: ${place}.`,
    cure: 'Put it back; or say it in an entry in content/corrections/, with what stands between quotation marks here as "before" and "after".',
  };
}

/** `"plans", row group=Care; year=2020/21, field "children"`, or `"crag", section "What happened"`. */
function placeOf({ dataset, report, where, section, field }: Difference): string {
  if (report) return `"${report}", ${where ? `section "${where}"` : 'above its first section'}`;
  return [`"${dataset}"`, section && `its ${section}`, where && `row ${where}`, field && `field "${field}"`]
    .filter(Boolean)
    .join(', ');
}

function wholeFault({ dataset, report, before }: Difference, edition: string): Fault {
  const kind = dataset ? 'dataset' : 'report';
  const name = `"${dataset ?? report}"`;
  if (before !== undefined) {
    const cure =
      kind === 'dataset'
        ? 'Put it back; if it should never have been shown, write an entry of kind disclosure.'
        : 'Put it back.';
    return { message: `The published ${kind} ${name} of ${edition} is gone.`, cure };
  }
  return {
    message: `The frozen edition ${edition} gains a ${kind}, ${name}.`,
    cure: `Move it to another edition, or write an entry of kind revision with nothing but "${kind}: ${dataset ?? report}" as a change, then run npm run publish -- ${edition}.`,
  };
}
