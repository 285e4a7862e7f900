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
  const rules = needed(css, compoundTest(held));
  const isNamed = (name: string) => rules.includes(`var(${name}`) || held.words.has(name);
  return rules
    .replace(/(?<=[{;])(--[\w-]+):[^;}]*(?:;|(?=\}))/g, (all, name: string) => (isNamed(name) ? all : ''))
    .replace(/;(?=\})/g, '');
}

type Test = (compound: string) => boolean;

function needed(css: string, isHeld: Test): string {
  return statements(css)
    .map(({ head, body }) => {
      if (body === undefined) return head;
      if (/^@(media|supports|container|layer)\b/.test(head)) {
        const inner = needed(body, isHeld);
        return inner === '' ? '' : `${head}{${inner}}`;
      }
      if (head.startsWith('@')) return `${head}{${body}}`;
      const selectors = parts(head, /,/).filter((each) => compounds(each).every(isHeld));
      return selectors.length === 0 ? '' : `${selectors.join(',')}{${body}}`;
    })
    .join('');
}

/** The rules and other statements of styles, in order: `head{body}`, or `head` alone. */
function statements(css: string): { head: string; body?: string }[] {
  const found: { head: string; body?: string }[] = [];
  for (let at = 0; at < css.length;) {
    const end = endOf(css, at, /[;{]/);
    if (css[end] === '{') {
      const close = endOf(css, end + 1, /\}/);
      found.push({ head: css.slice(at, end).trim(), body: css.slice(end + 1, close) });
      at = close + 1;
    } else {
      const head = css.slice(at, end + 1).trim();
      if (head !== '') found.push({ head });
      at = end + 1;
    }
  }
  return found;
}

/** Where a character next stands outside strings, brackets and inner blocks, or the end. */
function endOf(css: string, from: number, wanted: RegExp): number {
  let depth = 0;
  for (let at = from; at < css.length; at += 1) {
    const letter = css[at]!;
    if (letter === '\\') at += 1;
    else if (letter === '"' || letter === "'") at = css.indexOf(letter, at + 1);
    else if (depth === 0 && wanted.test(letter)) return at;
    else if (/[([{]/.test(letter)) depth += 1;
    else if (/[)\]}]/.test(letter)) depth -= 1;
  }
  return css.length;
}

function parts(text: string, separator: RegExp): string[] {
  const found: string[] = [];
  for (let at = 0; at <= text.length;) {
    const end = endOf(text, at, separator);
    found.push(text.slice(at, end));
    at = end + 1;
  }
  return found;
}

/** What a selector asks of single elements: `.prose>h2:hover a[href]` asks for `.prose`, `h2` and `a`. */
function compounds(selector: string): string[] {
  const bare = parts(selector, /[\s>+~]/).map((each) =>
    each.replace(/::?[\w-]+(\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))?|\[[^\]]*\]/g, ''),
  );
  return bare.filter((each) => each !== '' && each !== '*');
}

function compoundTest({ elements, ids, words }: Held): Test {
  const all = [...elements].map((each) => each.split(' '));
  const known = new Map<string, boolean>();
  const isHeld = (compound: string) => {
    const names = compound.match(/[.#]?[^.#]+/g) ?? [];
    const asked = names
      .filter((name) => !words.has(name.replace(/^[.#]/, '')))
      .map((name) => name.replaceAll('\\', ''));
    if (asked.some((name) => name.startsWith('#') && !ids.has(name.slice(1)))) return false;
    const classes = asked.filter((name) => name.startsWith('.')).map((name) => name.slice(1));
    const element = asked.find((name) => !/^[.#]/.test(name));
    return all.some(
      ([name, ...own]) =>
        (element === undefined || element === name) && classes.every((each) => own.includes(each)),
    );
  };
  return (compound) => {
    const before = known.get(compound);
    if (before !== undefined) return before;
    const found = isHeld(compound);
    known.set(compound, found);
    return found;
  };
}
