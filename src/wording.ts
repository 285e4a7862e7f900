import { z } from 'astro/zod';

/** What is wrong with the words of a list of words to avoid, as authors are told. */
export const wordingKinds = {
  blame: 'puts the blame on a child or a family',
  label: 'is a label, where a person should be described',
  office: 'is the language of offices',
  spelling: 'is spelt otherwise in British English',
} as const;

const text = z.string().regex(/\S/, 'it is empty');

/** Words to avoid, with better ones. */
export const Avoided = z.strictObject({
  /** The words, in small letters; a `*` stands for any ending, and a space for a hyphen too: `hard to reach`, `abscond*`. */
  find: z
    .array(
      z
        .string()
        .regex(
          /^[\p{L}’]+\*?(?: [\p{L}’]+\*?)*$/u,
          'write words parted by spaces, each with at most a * at its end',
        ),
    )
    .min(1),
  kind: z.enum(Object.keys(wordingKinds) as [keyof typeof wordingKinds]),
  /** What to write in their place. */
  better: text.max(160),
  /** Why, in a sentence. */
  why: text.max(240),
});
export type Avoided = z.infer<typeof Avoided>;

/** A place where such words may stand, because a paper is quoted. */
export const Quoted = z.strictObject({
  /** The file: `content/reports/2016-17/oscb.mdx`. */
  in: text,
  words: text,
  because: text.max(240),
});

/** The words that public texts avoid, and where a paper is quoted with them. Read from `content/wording.json`. */
export const Wording = z.strictObject({
  avoid: z.array(Avoided).min(1),
  quoted: z.array(Quoted).default([]),
});
export type Wording = z.infer<typeof Wording>;

/** Finds in a text some words as an entry names them, in any of their forms; whole words, whatever their case. */
export function finder(find: readonly string[]): RegExp {
  const forms = find.map((words) =>
    words
      .split(' ')
      .map((word) => (word.endsWith('*') ? `${word.slice(0, -1)}[\\p{L}’]*` : word))
      .join('[\\s-]+'),
  );
  const byLetter = [...Map.groupBy(forms, (form) => form[0]!)].map(
    ([letter, all]) => `${letter}(?:${all.map((form) => form.slice(1)).join('|')})`,
  );
  return new RegExp(`(?<![\\p{L}-])(?:${byLetter.join('|')})(?!\\p{L})`, 'giu');
}

/** The list as a page of the authors' guide. */
export function wordingReference({ avoid }: Wording): string {
  const kinds = Object.entries(wordingKinds).map(([kind, what]) => {
    const rows = avoid
      .filter((each) => each.kind === kind)
      .map(
        ({ find, better, why }) =>
          `| ${find.map((words) => words.replace(/\*/g, '…')).join('; ')} | ${better} | ${why} |`,
      );
    return `## What ${what}\n\n| instead of | write | because |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return `# Words\n\n<!-- Written by \`npm run schema\` from content/wording.json. -->\n\nPublic texts avoid these words. \`npm run check\` names each place where one stands, with the better wording. The list is \`content/wording.json\`: change it there. \`…\` stands for any ending.\n\n${kinds.join('\n')}`;
}
