import type { Image, Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Text } from '../../entry.ts';
import { problemAt, type Fault, type Problem } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** The most characters of a description: a screen reader speaks it in one go. */
const most = 220;

/** The description of an image says what it shows, and only that. */
export const altTexts: Rule = {
  name: 'alt-texts',
  group: 'Links and pictures',
  severity: 'warning',
  asks: `The description of an image says what it shows, in at most ${most} characters, and not what its heading or caption says already.`,
  why: 'It is read aloud in the place of the image, behind the word “image”. That there is a description at all, and that it is no file name, another rule sees to; charts and tables get theirs from their data.',
  example: {
    wrong: '![Image of a drawing](/life-letter.png)',
    right: '![A child’s letter: “I want one worker, not five”](/life-letter.png)',
  },
  find: ({ texts }) => Object.values(texts).flatMap((all) => all.flatMap(problems)),
};

function problems({ tree, source, bodyOffset }: Text): Problem[] {
  if (!source.text.includes('![')) return [];
  const found: Problem[] = [];
  const seen = new Map<string, string>();
  let heading = '';
  visit(tree, (node: Nodes, _index, parent) => {
    if (node.type === 'heading') heading = plain(toString(node));
    if (node.type !== 'image') return;
    const siblings = parent?.type === 'paragraph' ? parent.children.filter((each) => each !== node) : [];
    const caption = plain(siblings.map((each) => toString(each)).join(' '));
    for (const fault of faults(node, [heading, caption, plain(node.title ?? '')], seen))
      found.push(
        problemAt(source, bodyOffset + (node.position?.start.offset ?? 0), { severity: 'warning', ...fault }),
      );
  });
  return found;
}

function faults({ alt, url }: Image, beside: readonly string[], seen: Map<string, string>): Fault[] {
  const text = alt?.trim() ?? '';
  if (text === '') return []; // The rule on images asks for one.
  const found = [...faultsAlone(text)];
  if (beside.includes(plain(text)))
    found.push({
      message: 'The description of the image repeats its heading, title or caption.',
      text,
      cure: 'Say what somebody sees who sees the image.',
    });
  const other = seen.get(plain(text));
  if (other !== undefined && other !== url)
    found.push({
      message: 'Two images of this page have one description.',
      text,
      cure: 'Say what tells them apart.',
    });
  seen.set(plain(text), url);
  return found;
}

const opening =
  /^(?:an? |the )?(?:image|picture|photo(?:graph)?|graphic|illustration|screenshot|icon)(?: (?:of|showing|that shows)\b|:)/i;

/** What is wrong with a description whatever stands around it. */
function faultsAlone(text: string): Fault[] {
  const found: Fault[] = [];
  const [start] = opening.exec(text) ?? [];
  if (start)
    found.push({
      message: 'The description begins by saying that it is an image, which is said anyway.',
      text,
      cure: `Leave out “${start}”.`,
    });
  if (text.length > most)
    found.push({
      message: `The description of the image has ${text.length} characters; at most ${most} are listened to.`,
      text,
      cure: 'Say the main thing here, and the rest in the text below the image.',
    });
  return found;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
