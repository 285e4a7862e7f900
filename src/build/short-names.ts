const property = /(?<![\w-])--[a-z][\w-]*/g;
const anywhere = /--[a-z][\w-]*/g;
const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Styles whose custom properties have names of a letter or two, except those that something else names as well. */
export function withShortNames(css: string, isNamedElsewhere: (name: string) => boolean): string {
  const names = [...new Set(css.match(property) ?? [])];
  const kept = new Set(names.filter(isNamedElsewhere));
  const free = shortNames(names.length + kept.size).filter((name) => !kept.has(name));
  const short = new Map(names.filter((name) => !kept.has(name)).map((name, index) => [name, free[index]!]));
  return css.replace(property, (name) => short.get(name) ?? name);
}

/** Everything in a text that could be the name of a custom property. */
export function propertyNames(text: string): Set<string> {
  return new Set(text.match(anywhere));
}

/** `--a` to `--z`, then `--a1` to `--z1` and so on. */
function shortNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / letters.length);
    return `--${letters[index % letters.length]!}${round || ''}`;
  });
}
