import type { Content } from '../../content.ts';
import type { Written } from '../../entry.ts';
import { isWhole, type Correction } from '../../correction.ts';
import { isHeld } from '../../frozen/disclosure.ts';
import { ledger } from '../../frozen/ledger.ts';
import { problemAt, type Problem } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Entries about changes fit the locks and one another, and their text is plain. */
export const correctionRule: Rule = {
  name: 'corrections',
  group: 'Publication',
  asks: 'An entry about a change fits what was published, and says why in plain words.',
  why: 'Readers see what was changed, when, and why; [publishing.md](publishing.md) says how.',
  find: correctionProblems,
};

function correctionProblems(content: Content): Problem[] {
  const locks = content.locks.map(({ value }) => value);
  const { faults } = ledger(locks, content.corrections);
  return content.corrections.flatMap((entry) => [
    ...faults
      .filter(({ id }) => id === entry.id)
      .map(({ index, fault }) =>
        problemAt(entry.source, entry.offsetOf(index === undefined ? ['date'] : ['changes', index]), fault),
      ),
    ...staleProblems(content, entry),
    ...textProblems(entry),
  ]);
}

/** What only `npm run publish` can do: take disclosed values out of the lock, put added things into it. */
function staleProblems({ locks, corrections, files }: Content, entry: Written<Correction>): Problem[] {
  const { edition, kind, changes } = entry.value;
  const lock = locks.find(({ value }) => value.edition === edition)?.value;
  if (!lock) return [];
  const values = locks.map(({ value }) => value);
  return changes.flatMap((change, index) => {
    const { dataset, report } = change;
    const problem = (message: string, cure: string) =>
      problemAt(entry.source, entry.offsetOf(['changes', index]), { message, cure });
    const file = `data/${edition}/${dataset}.json`;
    if (kind === 'disclosure' && dataset && isWhole(change) && files.includes(file)) {
      return problem('The dataset was taken back, but its file is still there.', `Delete ${file}.`);
    }
    if (kind === 'disclosure') {
      if (!isHeld(lock, values, corrections, change)) return [];
      const cure = `Take it out of content/ and data/ if it is still there; then run npm run publish -- ${edition}.`;
      return problem(`The lock of ${edition} still holds what this entry takes back.`, cure);
    }
    const names = (dataset ? lock.datasets : lock.reports).map(({ name }) => name);
    if (!isWhole(change) || names.includes(dataset ?? report ?? '')) return [];
    return problem(
      `"${dataset ?? report}" was added, but the lock of ${edition} does not hold it yet.`,
      `Run npm run publish -- ${edition}.`,
    );
  });
}

/** The text of an entry stands among others on one page, so it has paragraphs and lists only. */
function textProblems({ tree, source, bodyOffset }: Written<Correction>): Problem[] {
  if (tree.children.length === 0) {
    const message = 'The entry does not say why.';
    return [
      problemAt(source, bodyOffset, { message, cure: 'Say it below the front matter in a sentence or two.' }),
    ];
  }
  return tree.children
    .filter(({ type }) => type !== 'paragraph' && type !== 'list')
    .map((node) =>
      problemAt(source, bodyOffset + (node.position?.start.offset ?? 0), {
        message: 'The text of an entry has paragraphs and lists only.',
        cure: 'Say it in sentences.',
      }),
    );
}
