import type { Content } from '../../content.ts';
import type { Edition } from '../../edition.ts';
import type { Written } from '../../entry.ts';
import { isInForce } from '../../guidance.ts';
import { askedItems, type AskedItem } from '../../narrative/answers.ts';
import { nearest, problemAt, type Fault, type Problem } from '../../problem.ts';
import { namesIn } from '../names.ts';
import type { Rule } from '../rule.ts';

/**
 * An edition names guidance that was in force, or says why; each item of the guidance in force is answered by a section or
 * listed as unanswered. An open item is a warning while the edition is a draft, and an error from publication on.
 */
export const statutoryRule: Rule = {
  name: 'statutory',
  group: 'Following the years',
  severity: 'both',
  asks: 'Each item that the guidance in force asks for is answered by a section, or listed as unanswered with the reason.',
  why: 'A yearly report has to cover it. An open item is a warning while an edition is written, and an error once it is published.',
  example: {
    in: 'content/editions/2020-21.md',
    wrong: 'unanswered: []',
    right:
      'unanswered: [{ item: money, kind: the source paper does not cover this, because: The paper names no sums. }]',
  },
  find: statutoryProblems,
};

function statutoryProblems(content: Content): Problem[] {
  const names = namesIn('content/guidance', content.files);
  const isWhole = names.length === content.guidance.length;
  return content.editions.flatMap((edition) => [
    ...namedProblems(edition, content, names),
    ...(isWhole ? itemProblems(edition, content) : []),
  ]);
}

/** What the guidance asked of an edition, and where it is answered. */
export function askedOf(edition: Written<Edition>, { reports, guidance }: Content): AskedItem[] {
  const own = reports.filter(({ id }) => id.startsWith(`${edition.id}/`));
  const narratives = [
    ...own.map(({ id, value, tree }) => ({ id, title: value.short, tree })),
    { id: edition.id, title: edition.value.title, tree: edition.tree },
  ];
  return askedItems(edition.value, narratives, guidance);
}

function namedProblems(
  edition: Written<Edition>,
  { guidance }: Content,
  names: readonly string[],
): Problem[] {
  const { value, source, offsetOf } = edition;
  const list = value.guidance.map(({ name }) => name);
  return value.guidance.flatMap(({ name, because }, index) => {
    const at = (fault: Fault) => problemAt(source, offsetOf(['guidance', index, 'name']), fault);
    if (!names.includes(name))
      return [at({ message: `There is no guidance "${name}".`, cure: nearest(name, names) })];
    if (list.indexOf(name) < index)
      return [at({ message: `The guidance "${name}" is named twice.`, cure: 'Name it once.' })];
    const found = guidance.find(({ id }) => id === name);
    if (!found || because || isInForce(found.value, value)) return [];
    const { from, until } = found.value;
    const then = `from ${from}${until ? ` until ${until}` : ''}`;
    return [
      at({
        message: `"${name}" was not in force in ${value.title}: it was ${then}.`,
        cure: 'Leave it out, or add "because" with why the papers name it.',
      }),
    ];
  });
}

function itemProblems(edition: Written<Edition>, content: Content): Problem[] {
  const { id, value, source, offsetOf } = edition;
  const all = askedOf(edition, content);
  const known = all.map(({ item }) => item.id);
  const listed = value.unanswered.flatMap(({ item }, index) => {
    const fault = listedFault(value, index, known, all);
    return fault
      ? [problemAt(source, offsetOf(['unanswered', index, 'item']), { ...fault, text: item })]
      : [];
  });
  const isPublished = content.locks.some((lock) => lock.id === id);
  const open = all.filter(({ answers, unanswered }) => answers.length === 0 && !unanswered);
  const key = value.unanswered.length > 0 ? 'unanswered' : 'title';
  return [
    ...listed,
    ...open.map(({ item, by }) =>
      problemAt(source, offsetOf([key]), {
        message: `No section answers "${item.id}", which ${by[0]!.value.title} asks for: ${item.asks}`,
        cure: `Put <Answers items="${item.id}" /> below the heading that answers it, or list it under "unanswered" with the reason.`,
        ...(!isPublished && { severity: 'warning' as const }),
      }),
    ),
  ];
}

/** What is wrong with an item that is listed as unanswered. */
function listedFault(
  { title, unanswered }: Edition,
  index: number,
  known: readonly string[],
  all: readonly AskedItem[],
): Fault | undefined {
  const { item } = unanswered[index]!;
  if (!known.includes(item))
    return { message: `No guidance in force in ${title} asks for "${item}".`, cure: nearest(item, known) };
  if (unanswered.findIndex((each) => each.item === item) < index)
    return { message: `"${item}" is listed twice.`, cure: 'Keep one of them.' };
  const [answer] = all.find((each) => each.item.id === item)!.answers;
  if (!answer) return undefined;
  const message = `"${item}" is listed as unanswered, but “${answer.section}” answers it: ${answer.path}`;
  return { message, cure: 'Keep one of the two.' };
}
