import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { partTitles, type Briefing } from '../../briefing.ts';
import type { Written } from '../../entry.ts';
import { briefingParts, listed, type BriefingPart } from '../../narrative/briefing.ts';
import { pointIds } from '../../narrative/named.ts';
import { components } from '../../narrative/parse.ts';
import { isSectionHeading } from '../../narrative/sections.ts';
import { nearest, problemAt, type Fault, type Problem } from '../../problem.ts';

/** A briefing has its seven parts, each with text, its two lists, and nothing that cannot be read aloud. */
export function formProblems(entry: Written<Briefing>): Problem[] {
  const { tree, source, bodyOffset } = entry;
  const parts = briefingParts(tree);
  const at = (offset: number, fault: Fault) => problemAt(source, bodyOffset + offset, fault);
  const first = tree.children[0];
  const above = first && !isSectionHeading(first) ? first : undefined;
  return [
    ...(above ? [at(above.position?.start.offset ?? 0, opening)] : []),
    ...orderFaults(parts).map(({ offset, fault }) => at(offset, fault)),
    ...parts.flatMap((part) => partFaults(part).map((fault) => at(part.offset, fault))),
    ...strange(entry),
    ...repeated(entry),
  ];
}

const opening: Fault = {
  message: 'Text stands above the first part.',
  cure: 'Begin with ## Background; what the briefing is about goes into "summary".',
};

const fixed = partTitles.filter((title) => title !== undefined);
const told = partTitles
  .map((title, index) => title ?? `part ${index + 1} with a heading of its own`)
  .join(', ');

/** What is missing of the seven parts, or out of its place. */
function orderFaults(parts: readonly BriefingPart[]): { offset: number; fault: Fault }[] {
  const titles = parts.map(({ title }) => title);
  const missing = fixed.filter((title) => !titles.includes(title));
  if (missing.length > 0) {
    return missing.map((title) => missingFault(title, parts));
  }
  const out = fixed.findIndex(
    (title, index) => index > 0 && place(titles, title) < place(titles, fixed[index - 1]!),
  );
  if (out > 0) {
    const title = fixed[out]!;
    const message = `The part “${title}” stands before “${fixed[out - 1]}”.`;
    return [{ offset: parts[place(titles, title)]!.offset, fault: { message, cure: order } }];
  }
  const expected = partTitles.length;
  const misplaced = parts.find(
    ({ title }, index) => partTitles[index] !== title && (fixed as string[]).includes(title),
  );
  if (!misplaced && parts.length === expected) return [];
  const between = place(titles, 'What to do') - place(titles, 'Why it matters') - 1;
  const message =
    between === 3
      ? `The briefing has ${parts.length} parts; it must have ${expected}.`
      : `${between === 1 ? 'One part stands' : `${between} parts stand`} between “Why it matters” and “What to do”; there must be three.`;
  return [{ offset: (misplaced ?? parts.at(-1)!).offset, fault: { message, cure: order } }];
}

const order = `The order is: ${told}.`;

function place(titles: readonly string[], title: string): number {
  return titles.indexOf(title);
}

/** A part that is missing: another may be meant for it; else it is named where it should stand. */
function missingFault(title: string, parts: readonly BriefingPart[]): { offset: number; fault: Fault } {
  const number = (partTitles as readonly (string | undefined)[]).indexOf(title) + 1;
  const meant = parts.find((part) => nearest(title, [part.title]).startsWith('Did'));
  const { offset = 0 } = meant ?? parts[number - 1] ?? parts.at(-1) ?? {};
  const remedy = meant ? `Call “${meant.title}” so` : `Add ## ${title} as part ${number}`;
  return { offset, fault: { message: `The part “${title}” is missing.`, cure: `${remedy}. ${order}` } };
}

function partFaults(part: BriefingPart): Fault[] {
  const { title, tree } = part;
  const isListed = title === 'What to do' || title === 'Questions for your team';
  if (tree.children.length === 0)
    return [{ message: `The part “${title}” is empty.`, cure: 'Write its text below the heading.' }];
  if (!isListed || listed(part).length > 0) return [];
  const what = title === 'What to do' ? 'actions' : 'questions';
  return [
    {
      message: `The part “${title}” has no list of ${what}.`,
      cure: `Write each on a line that begins with "- "; the action plan takes them from there.`,
    },
  ];
}

const plain = ['paragraph', 'text', 'strong', 'emphasis', 'link', 'list', 'listItem', 'break'];
const allowed = ['Voice', 'Note', 'KeyMessage', 'LearningPoints'];
const called: Partial<Record<Nodes['type'], string>> = {
  heading: 'A heading below a part',
  table: 'A table',
  image: 'A picture',
  blockquote: 'A quotation',
  footnoteReference: 'A footnote',
  thematicBreak: 'A line across',
  code: 'A block of code',
  inlineCode: 'A piece of code',
  delete: 'A struck-out text',
};

/** What a briefing may not hold: it is read aloud, and set on two sides. */
function strange({ tree, source, bodyOffset }: Written<Briefing>): Problem[] {
  const found: Problem[] = [];
  visit(tree, (node) => {
    if (node.type === 'root' || plain.includes(node.type)) return undefined;
    if (node.type === 'heading' && node.depth === 2) return undefined;
    if (node.type === 'footnoteDefinition') return SKIP;
    if (node.type === 'mdxJsxFlowElement' && allowed.includes(node.name ?? '')) return undefined;
    if (node.type === 'mdxJsxTextElement') return SKIP; // Another rule names it.
    const name = node.type === 'mdxJsxFlowElement' ? `"${node.name}"` : (called[node.type] ?? 'This');
    const text = toString(node).slice(0, 60);
    found.push(
      problemAt(source, bodyOffset + (node.position?.start.offset ?? 0), {
        message: `${name} stands in a briefing.`,
        ...(text && { text }),
        cure: `Write paragraphs and lists; of components it may have ${allowed.join(', ')} and Num without a note.`,
      }),
    );
    return SKIP;
  });
  return found;
}

/** Points that are named again in another place, and posters, whose points a briefing names itself. */
function repeated({ tree, source, bodyOffset }: Written<Briefing>): Problem[] {
  const seen = new Set<string>();
  return components(tree, bodyOffset).flatMap(({ name, attributes, offset }) => {
    if (name !== 'LearningPoints') return [];
    const ids = new Set(pointIds(attributes));
    const again = [...ids].filter((id) => seen.has(id));
    for (const id of ids) seen.add(id);
    const poster = { message: 'A briefing names a poster.', cure: 'Name its points with points="…".' };
    return [
      ...(attributes['poster'] ? [problemAt(source, offset, poster)] : []),
      ...again.map((id) =>
        problemAt(source, offset, {
          message: `The learning point "${id}" stands in the briefing twice.`,
          cure: 'Name it once.',
        }),
      ),
    ];
  });
}
