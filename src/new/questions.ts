import { autocomplete, cancel, intro, isCancel, select, text } from '@clack/prompts';
import { content, type Content } from '../content.ts';
import { isNamed } from './slug.ts';
import { kindNamed, kinds, proposedEdition, type Asked, type Kind } from './kinds.ts';

/** What somebody answered, or `undefined` when they gave up. */
export interface Answers extends Asked {
  kind: string;
  name: string;
}

/** Asks for what was not given: what to make, how it is called, and what else it needs. */
export async function answers(
  root: string,
  given: Asked & { kind?: string | undefined; name?: string | undefined },
): Promise<Answers | undefined> {
  const site = content(root, 'shown');
  intro('Something new');
  const name = given.kind ?? (await chosenKind());
  if (name === undefined) return gaveUp();
  const kind = kindNamed(name);
  const called = given.name ?? (await typedName(kind, site));
  if (called === undefined) return gaveUp();
  const more = await moreOf(kind, given, called, site);
  return more ? { ...more, kind: kind.name, name: called } : gaveUp();
}

function gaveUp(): undefined {
  cancel('Nothing was written.');
  return undefined;
}

async function chosenKind(): Promise<string | undefined> {
  const options = kinds.map(({ name, what }) => ({ value: name, label: name, hint: what }));
  return answer(await select({ message: 'What do you want to make?', options }));
}

async function typedName({ name, asks, example }: Kind, site: Content): Promise<string | undefined> {
  const year = newest(site);
  const proposed = name === 'edition' ? proposedEdition(site) : name === 'to-do' ? year : undefined;
  const shown = year ? example.replace('2024-25', year) : example;
  const given = await text({
    message: asks,
    placeholder: proposed ?? shown,
    ...(proposed && { defaultValue: proposed, initialValue: proposed }),
    validate: (typed) => (typed?.trim() || proposed ? undefined : `Type a name, such as ${shown}`),
  });
  return answer(given)?.trim();
}

/** What the kind needs besides its name, where neither the words given nor the name say it. */
async function moreOf(
  { needs }: Kind,
  given: Asked,
  name: string,
  site: Content,
): Promise<Asked | undefined> {
  const all = {
    edition: site.editions
      .map(({ id }) => id)
      .sort()
      .reverse(),
    theme: site.themes.map(({ id }) => id),
    committee: Object.keys(site.board?.value.committees ?? {}),
  };
  const found: Asked = { ...given };
  for (const what of needs) {
    if (found[what] !== undefined || all[what].length === 0 || all[what].some((each) => isNamed(each, name)))
      continue;
    const picked = await chosen(questions[what], all[what]);
    if (picked === undefined) return undefined;
    found[what] = picked;
  }
  return found;
}

const questions = {
  edition: 'Of which year?',
  theme: 'What is it about?',
  committee: 'For which committee?',
} as const;

async function chosen(message: string, values: readonly string[]): Promise<string | undefined> {
  return answer(await autocomplete({ message, options: values.map((value) => ({ value })) }));
}

function newest({ editions }: Content): string | undefined {
  return editions
    .map(({ id }) => id)
    .sort()
    .at(-1);
}

function answer(given: string | symbol): string | undefined {
  return isCancel(given) ? undefined : (given as string);
}
