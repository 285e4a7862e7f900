/** The name of a file from words: `Child in need (CiN)` as `child-in-need-cin`; one that is a name stays as it is. */
export function slug(words: string): string {
  const plain = words.normalize('NFKD').replace(/\p{Mn}/gu, '');
  return plain
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Words from a name: `keeping-watch` as `Keeping watch`; words stay as they are. */
export function words(name: string): string {
  const spaced = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) ? name.replaceAll('-', ' ') : name.trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** Whether words name something by the name of its file: “Neglect of teenagers” names `neglect`. */
export function isNamed(name: string, called: string): boolean {
  return `-${slug(called)}-`.includes(`-${name}-`);
}
