import { generate, parse, walk, type Atrule, type CssNode, type Rule, type Selector } from 'css-tree';

/** What pages hold that a rule of their styles may be about. */
export interface Held {
  /** Elements as `name class class`, each once. */
  elements: ReadonlySet<string>;
  ids: ReadonlySet<string>;
  /** Words of scripts that the pages load: classes that they give, elements that they make. */
  words: ReadonlySet<string>;
}

/** Styles without the rules that can be about nothing of what is held, and without variables that nothing names. */
export function neededStyles(css: string, held: Held): string {
  // Values and conditions stay as they are written.
  const sheet = parse(css, { parseValue: false, parseAtrulePrelude: false });
  const isHeld = compoundTest(held);
  walk(sheet, {
    visit: 'Rule',
    leave(rule, item, list) {
      if (!isNeeded(rule, isHeld)) list?.remove(item);
    },
  });
  walk(sheet, {
    visit: 'Atrule',
    leave(rule, item, list) {
      if (isConditional(rule) && rule.block?.children.isEmpty) list?.remove(item);
    },
  });
  const named = generate(sheet);
  walk(sheet, {
    visit: 'Declaration',
    enter({ property }, item, list) {
      if (!property.startsWith('--') || held.words.has(property)) return;
      if (!named.includes(`var(${property}`)) list?.remove(item);
    },
  });
  return generate(sheet);
}

function isConditional({ name }: Atrule): boolean {
  return ['media', 'supports', 'container', 'layer'].includes(name);
}

/** Whether a rule can be about something; its selectors that cannot are taken out. */
function isNeeded({ prelude }: Rule, isHeld: (compound: readonly CssNode[]) => boolean): boolean {
  if (prelude.type !== 'SelectorList') return true;
  prelude.children.forEach((selector, item, list) => {
    if (selector.type === 'Selector' && !compounds(selector).every(isHeld)) list.remove(item);
  });
  return !prelude.children.isEmpty;
}

/** What a selector asks of single elements: `.prose > h2:hover a[href]` asks for `.prose`, `h2` and `a`. */
function compounds({ children }: Selector): CssNode[][] {
  return children
    .toArray()
    .reduce<CssNode[][]>(
      (all, node) =>
        node.type === 'Combinator' ? [...all, []] : [...all.slice(0, -1), [...all.at(-1)!, node]],
      [[]],
    );
}

function compoundTest({ elements, ids, words }: Held): (compound: readonly CssNode[]) => boolean {
  const all = [...elements].map((each) => each.split(' '));
  const isHeld = (asked: readonly { type: string; name: string }[]) => {
    const names = (type: string) => asked.filter((each) => each.type === type).map(({ name }) => name);
    const [element] = names('TypeSelector');
    return (
      names('IdSelector').every((id) => ids.has(id)) &&
      all.some(
        ([name, ...own]) =>
          (element === undefined || element === name) &&
          names('ClassSelector').every((each) => own.includes(each)),
      )
    );
  };
  const known = new Map<string, boolean>();
  return (compound) => {
    const asked = compound.flatMap((node) =>
      node.type === 'TypeSelector' || node.type === 'ClassSelector' || node.type === 'IdSelector'
        ? { type: node.type, name: node.name.replaceAll('\\', '') }
        : [],
    );
    const key = asked.map(({ type, name }) => `${type} ${name}`).join();
    const unscripted = asked.filter(({ name }) => name !== '*' && !words.has(name));
    if (!known.has(key)) known.set(key, isHeld(unscripted));
    return known.get(key)!;
  };
}
