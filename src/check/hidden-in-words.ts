import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Content } from '../content.ts';
import { asked } from '../cover-paper.ts';
import type { Entry, Text } from '../entry.ts';
import { editionsOf } from '../point.ts';
import { figuresIn } from '../number/prose.ts';
import { problemAt, type Problem } from '../problem.ts';
import { secrets, subject, type Secret } from './hidden-in-prose.ts';

/** Words outside paragraphs, with the file they stand in and their place in it. */
interface Words {
  /** The start of the ids of the datasets that it may be about. */
  about: string;
  source: Text['source'];
  offset: number;
  text: string;
}

/**
 * Warns of a number outside the paragraphs of a narrative that is the same as a hidden figure of its edition and stands
 * with the name of its row: in titles of charts and tables, headlines, summaries, learning points, what papers say to audiences, and the words of datasets.
 */
export function hiddenInWordsProblems(content: Content): Problem[] {
  const all = secrets(content);
  return [...inNarratives(content), ...inFrontMatter(content), ...inDatasets(content)].flatMap((words) => {
    const own = all.filter(({ dataset }) => dataset.startsWith(words.about));
    const secret = secretIn(words.text, own);
    if (!secret) return [];
    return problemAt(words.source, words.offset, {
      severity: 'warning',
      message: `A number in these words may be one that data/${secret.dataset}.json hides.`,
      cure: 'If it is, take it out. If it is not, word it apart from the hidden row.',
    });
  });
}

function secretIn(text: string, own: readonly Secret[]): Secret | undefined {
  const small = text.toLowerCase();
  const values = figuresIn(text).map(({ value }) => value);
  return own.find(({ value, isNamedIn }) => values.includes(value) && isNamedIn(small));
}

const read = ['title', 'subtitle', 'label', 'value', 'reference', 'band', 'annotation', 'who'];

/** The attributes that readers see of the components of each narrative. */
function inNarratives({ texts }: Content): Words[] {
  return [...texts.reports, ...texts.editions, ...texts.briefings].flatMap((entry) => {
    const { tree, source, bodyOffset } = entry;
    const found: Words[] = [];
    visit(tree, 'mdxJsxFlowElement', (node) => {
      const shown = node.attributes.flatMap((attribute) =>
        'name' in attribute && read.includes(attribute.name) ? [String(attribute.value)] : [],
      );
      const offset = bodyOffset + (node.position?.start.offset ?? 0);
      found.push({ about: subject(entry), source, offset, text: shown.join('; ') });
    });
    return found;
  });
}

function inFrontMatter({ reports, editions, briefings, points, audiences, papers }: Content): Words[] {
  const wordsOf = (entry: Entry<unknown>, about: string, path: PropertyKey[], text: string): Words => ({
    about,
    source: entry.source,
    offset: entry.offsetOf(path),
    text,
  });
  return [
    ...[...reports, ...editions, ...briefings].map((entry) =>
      wordsOf(entry, subject(entry), ['summary'], entry.value.summary),
    ),
    ...papers.flatMap((entry) => {
      const { title, edition, implications, resolved = '', note = '' } = entry.value;
      const said = [title, asked(entry.value), ...Object.values(implications ?? {}), resolved, note];
      return said.map((text) => wordsOf(entry, `${edition}/`, ['title'], text));
    }),
    ...editions.flatMap((entry) =>
      entry.value.considered.map(({ asked = '', resolved = '', remark = '' }, index) =>
        wordsOf(entry, `${entry.id}/`, ['considered', index], [asked, resolved, remark].join('; ')),
      ),
    ),
    ...points.flatMap((entry) => {
      const { headline, found, made } = entry.value;
      const shown = [headline, ...found.map((each) => each.in), ...made.map(({ what }) => what)];
      const text = [...shown, toString(entry.tree)].join('; ');
      return editionsOf(entry.value).map((edition) => wordsOf(entry, `${edition}/`, ['headline'], text));
    }),
    ...audiences.flatMap((entry) =>
      entry.value.said.map(({ edition, text }, index) =>
        wordsOf(entry, `${edition}/`, ['said', index, 'text'], text),
      ),
    ),
  ];
}

/** Titles, descriptions and notes. */
function inDatasets({ raw }: Content): Words[] {
  return raw.flatMap(({ id, value, source, offsetOf }) => {
    const words = (path: PropertyKey[], text: string) => ({
      about: id,
      source,
      offset: offsetOf(path),
      text,
    });
    return [
      words(['title'], value.title),
      words(['description'], value.description),
      ...value.notes.map(({ text, where }, index) =>
        words(['notes', index, 'text'], [...Object.values(where ?? {}), text].join('; ')),
      ),
    ];
  });
}
