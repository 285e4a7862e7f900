import { visit } from 'unist-util-visit';
import type { Content } from '../../content.ts';
import { asked } from '../../cover-paper.ts';
import type { Entry, Text } from '../../entry.ts';
import { evidenceWords } from '../../evidence.ts';
import { editionsOf } from '../../point.ts';
import { passages } from '../../narrative/passages.ts';
import { numbersSaid } from '../../number/said.ts';
import { problemAt, type Problem } from '../../problem.ts';
import { inLabels } from './in-labels.ts';
import { hiddenFault } from './in-prose.ts';
import { plain } from './plain.ts';
import { secrets, subject, suspectOf, type Secrets, type Suspect } from './secrets.ts';
import type { Rule } from '../rule.ts';
import { valueLines } from '../voice/texts.ts';

/** Words outside paragraphs, with the file they stand in and their place in it. */
interface Words {
  /** The start of the ids of the datasets that it may be about. */
  about: string;
  source: Text['source'];
  offset: number;
  text: string;
  /** What it stands with, which says what is counted. */
  with?: string;
}

/**
 * Finds a number outside the paragraphs of a narrative that is the same as a hidden figure of its edition and stands
 * with the name of its row: in titles of charts and tables, descriptions of images, headlines, summaries, learning points,
 * what papers say to audiences, recommendations, entries about changes, the register of reviews, posters, themes, priorities, chains of impact,
 * the glossary, the words of the board, those of datasets with the names of their rows, and what is said of source papers.
 */
export const hiddenInWordsRule: Rule = {
  name: 'hidden-in-words',
  group: 'Private facts and small numbers',
  severity: 'both',
  asks: 'No title, summary, description or note says a number that a dataset hides.',
  why: 'It is the same as [hidden-in-prose](#hidden-in-prose), for all words that stand outside the text of a report.',
  find: hiddenInWordsProblems,
};

function hiddenInWordsProblems(content: Content): Problem[] {
  const all = secrets(content);
  if (all.isEmpty) return [];
  const everywhere = [
    ...inNarratives(content),
    ...inFrontMatter(content),
    ...inFollowed(content),
    ...inCorrections(content),
    ...inShortTexts(content),
    ...inDatasets(content),
    ...inSourcePapers(content),
  ];
  const found = everywhere.flatMap((words) => {
    const suspect = suspectIn(words, all);
    if (!suspect) return [];
    return problemAt(words.source, words.offset, hiddenFault(suspect, 'A number in these words'));
  });
  return [...found, ...inLabels(content)];
}

/** The hidden figure that a number of some words could be. It is sure only where one sentence says all of it. */
function suspectIn({ text, about, with: beside = '' }: Words, all: Secrets): Suspect | undefined {
  const words = plain(text);
  const whole = `${words} | ${plain(beside)}`;
  const suspects = numbersSaid(text).flatMap((said) => {
    const sentence = plain(said.sentence);
    const told = suspectOf(said, { near: sentence, all: `${sentence} | ${plain(beside)}` }, about, all);
    if (told) return told;
    const found = suspectOf(said, { near: words, all: whole }, about, all);
    return found ? { ...found, isSure: false } : [];
  });
  return suspects.find(({ isSure }) => isSure) ?? suspects[0];
}

/** The text of a narrative with its paragraphs, items and cells told apart. */
function bodyOf(tree: Text['tree']): string {
  return passages(tree)
    .map(({ block }) => block.text)
    .join(' | ');
}

const read = ['title', 'subtitle', 'label', 'value', 'reference', 'band', 'annotation', 'who', 'to'];

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
      const data = node.attributes.find((attribute) => 'name' in attribute && attribute.name === 'data');
      const beside = String(data?.value ?? '').replaceAll('-', ' ');
      found.push({ about: subject(entry), source, offset, text: shown.join('; '), with: beside });
    });
    visit(tree, 'image', ({ alt, position }) => {
      const offset = bodyOffset + (position?.start.offset ?? 0);
      found.push({ about: subject(entry), source, offset, text: alt ?? '' });
    });
    return found;
  });
}

function inFrontMatter({
  reports,
  editions,
  briefings,
  points,
  audiences,
  papers,
  evidence,
}: Content): Words[] {
  const wordsOf = (entry: Entry<unknown>, about: string, path: PropertyKey[], text: string): Words => ({
    about,
    source: entry.source,
    offset: entry.offsetOf(path),
    text,
  });
  return [
    ...[...reports, ...editions, ...briefings].flatMap((entry) =>
      (['title', 'summary', 'for-children'] as const).map((key) =>
        wordsOf(entry, subject(entry), [key], entry.value[key]),
      ),
    ),
    ...reports.map((entry) =>
      wordsOf(entry, subject(entry), ['content-note'], entry.value['content-note'] ?? ''),
    ),
    ...reports.map((entry) =>
      wordsOf(entry, subject(entry), ['source'], Object.values(entry.value.source).join('; ')),
    ),
    ...editions.map((entry) => wordsOf(entry, `${entry.id}/`, ['missing'], entry.value.missing.join('; '))),
    ...papers.flatMap((entry) => {
      const { title, edition, implications, resolved = '', note = '' } = entry.value;
      const said = [
        title,
        entry.value['for-children'],
        asked(entry.value),
        ...Object.values(implications ?? {}),
        resolved,
        note,
      ];
      return said.map((text) => wordsOf(entry, `${edition}/`, ['title'], text));
    }),
    ...editions.flatMap((entry) =>
      entry.value.considered.map(({ asked = '', resolved = '', remark = '' }, index) =>
        wordsOf(entry, `${entry.id}/`, ['considered', index], [asked, resolved, remark].join('; ')),
      ),
    ),
    ...editions.flatMap((entry) => {
      const { inferred = '', unanswered, guidance } = entry.value;
      const said = [inferred, ...[...unanswered, ...guidance].map(({ because = '' }) => because)];
      return said.map((text) => wordsOf(entry, `${entry.id}/`, ['title'], text));
    }),
    ...evidence.flatMap((entry) =>
      [
        `${entry.value.title}; ${bodyOf(entry.tree)}`,
        ...evidenceWords(entry.id, entry.value, '').quarters.flatMap(({ items }) =>
          items.map(({ what }) => what),
        ),
      ].map((text) => wordsOf(entry, subject(entry), ['title'], text)),
    ),
    ...points.flatMap((entry) => {
      const { headline, 'for-children': children = '', found, made } = entry.value;
      const shown = [headline, children, ...found.map((each) => each.in), ...made.map(({ what }) => what)];
      const text = [...shown, bodyOf(entry.tree)].join('; ');
      return editionsOf(entry.value).map((edition) => wordsOf(entry, `${edition}/`, ['headline'], text));
    }),
    ...audiences.flatMap((entry) =>
      entry.value.said.map(({ edition, text }, index) =>
        wordsOf(entry, `${edition}/`, ['said', index, 'text'], text),
      ),
    ),
  ];
}

/** Recommendations with what became of them, and what the register of reviews says. */
function inFollowed({ recommendations, reviews }: Content): Words[] {
  return [
    ...recommendations.flatMap((entry) => {
      const { headline, edition, owner = '', evidence = '', follow } = entry.value;
      const own = [headline, owner, bodyOf(entry.tree), evidence].join('; ');
      const said = [{ edition, what: own }, ...follow];
      return said.map((each) => ({
        ...{ about: `${each.edition}/`, text: each.what, source: entry.source },
        offset: entry.offsetOf(['headline']),
      }));
    }),
    ...reviews.flatMap((entry) => {
      const { groups, sums, remarks } = entry.value;
      const said = [
        ...groups.map(({ what, count = '', why = '' }) => `${count} ${what}; ${why}`),
        ...sums.flatMap(({ what, parts, remark = '' }) => [what, remark, ...parts.map((part) => part.what)]),
        ...[...remarks, bodyOf(entry.tree)],
      ];
      const offset = entry.offsetOf(['groups']);
      return said.map((text) => ({ about: `${entry.id}/`, source: entry.source, offset, text }));
    }),
  ];
}

/** Titles of entries about changes, with the numbers of texts that they give; those of cells must be as in the lock. */
function inCorrections({ corrections }: Content): Words[] {
  return corrections.map(({ value: { edition, title, changes }, source, offsetOf }) => {
    const said = changes.flatMap(({ field, section, before, after }) =>
      field === undefined ? [section, before, after] : [],
    );
    const text = [title, ...said].filter((each) => each !== undefined).join('; ');
    return { about: `${edition}/`, source, offset: offsetOf(['title']), text };
  });
}

/** What is said of posters, themes, audiences, terms and the board, which may be about any year. */
function inShortTexts(content: Content): Words[] {
  const { posters, themes, audiences, terms, priorities, impacts, guidance, board } = content;
  const wordsOf = ({ source, offsetOf }: Entry<object>, about: string, key: string, text: string): Words => ({
    ...{ about, source, text },
    offset: offsetOf([key]),
  });
  return [
    ...posters.map((entry) => {
      const { title, subtitle, edition } = entry.value;
      const text = [title, subtitle, entry.value['for-children'], bodyOf(entry.tree)].join('; ');
      return wordsOf(entry, edition ? `${edition}/` : '', 'title', text);
    }),
    ...audiences.map((entry) => {
      const { title, you, roles = '' } = entry.value;
      return wordsOf(
        entry,
        '',
        'title',
        [title, you, roles, entry.value['for-children'], bodyOf(entry.tree)].join('; '),
      );
    }),
    ...[...themes, ...priorities].map((entry) => {
      const { title, 'for-children': children = '' } = entry.value;
      return wordsOf(entry, '', 'title', [title, children, bodyOf(entry.tree)].join('; '));
    }),
    ...impacts.map((entry) => {
      const { title, edition } = entry.value;
      return wordsOf(entry, `${edition}/`, 'title', `${title}; ${bodyOf(entry.tree)}`);
    }),
    ...terms.map((entry) =>
      wordsOf(entry, '', 'term', `${entry.value['for-children']}; ${bodyOf(entry.tree)}`),
    ),
    ...guidance.map((entry) => {
      const { title, items } = entry.value;
      const asks = items.map((item) => `${item.title}; ${item.asks}`);
      const text = [title, entry.value['for-children'], bodyOf(entry.tree), ...asks].join('; ');
      return wordsOf(entry, '', 'title', text);
    }),
    ...(board ? valueLines(board, ['$schema', 'site', 'help', 'palette']) : []).map(
      ({ text, source, at }) => ({ ...{ about: '', source, text }, offset: at(0) }),
    ),
  ];
}

/** All words of a dataset that readers see but those of its rows: titles, descriptions, sources, notes, meanings of symbols. */
function inDatasets({ raw }: Content): Words[] {
  const passed = ['$schema', 'name', 'path', 'field', 'where', 'on', 'base', 'notes', 'data', 'categories'];
  const links = ['relations', 'links', 'sums'];
  return raw.flatMap((entry) => {
    const { id, value, source, offsetOf } = entry;
    return [
      ...valueLines(entry, [...passed, ...links]).map(({ text, at }) => ({
        ...{ about: id, source, text },
        offset: at(0),
      })),
      ...value.notes.map(({ text, where }, index) => ({
        ...{ about: id, source, offset: offsetOf(['notes', index, 'text']) },
        text: [...Object.values(where ?? {}), text].join('; '),
      })),
    ];
  });
}

function inSourcePapers({ sources }: Content): Words[] {
  return sources.flatMap(({ value, source, offsetOf }) => [
    { about: `${value.edition}/`, source, offset: offsetOf(['kind']), text: value.kind ?? '' },
    ...value.units.map(({ place, about, slip = '', remark = '' }, index) => ({
      about: `${value.edition}/`,
      source,
      offset: offsetOf(['units', index, 'about']),
      text: [place, about, slip, remark].join('; '),
    })),
  ]);
}
