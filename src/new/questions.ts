import { autocomplete, cancel, intro, isCancel, select, text } from '@clack/prompts';
import { content, type Content } from '../content.ts';
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

/** The edition and the committee where the kind needs them and the name does not say them. */
async function moreOf(
  { needs }: Kind,
  { edition, committee, like }: Asked,
  name: string,
  site: Content,
): Promise<Asked | undefined> {
  const years = site.editions
    .map(({ id }) => id)
    .sort()
    .reverse();
  const isNamed = years.some((year) => name.startsWith(year));
  const year = edition ?? (!needs || isNamed ? 'none' : await chosen('Of which year?', years));
  if (year === undefined) return undefined;
  const committees = Object.keys(site.board?.value.committees ?? {});
  const asks = needs === 'committee' && !committees.some((key) => name.endsWith(key));
  const body = committee ?? (asks ? await chosen('For which committee?', committees) : 'none');
  if (body === undefined) return undefined;
  return {
    like,
    edition: year === 'none' ? undefined : year,
    committee: body === 'none' ? undefined : body,
  };
}

async function chosen(message: string, values: readonly string[]): Promise<string | undefined> {
  if (values.length === 0) return 'none';
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
