import type { Board } from '../board.ts';
import type { PageAbout } from '../page-about.ts';

/** What the head of a page says of it. */
export interface Headed {
  board: Pick<Board, 'name' | 'short'>;
  title: string;
  description: string;
  path: string;
  about: PageAbout | null;
}

/** The longest description that search engines and services show whole, and the shortest that says enough. */
export const descriptionLimits = { least: 50, most: 160 } as const;

/** The colour of the strip at the top of each page, `--tint-strong` of its styles, which browsers take up around the page. */
export const themeColours = { light: '#ece6db', dark: '#273746' } as const;

/** What stands behind the title of a page whose subject has pages of other kinds too: `Neglect (theme)`. */
const remarks = {
  Briefing: '(briefing)',
  Poster: '(poster)',
  Theme: '(theme)',
  Priority: '(priority)',
  Term: '(glossary)',
  Audience: '(learning for your work)',
  Indicator: '(figures over the years)',
  'Source paper': '(source paper)',
} as const;

/** The title of a page where it stands without the page, unlike any other on the site: what it is about goes first. */
export function sharedTitle({ title, path, about }: Pick<Headed, 'title' | 'path' | 'about'>): string {
  if (path === '/' || !about) return title;
  const { kind, editions = [] } = about;
  if (kind === 'Edition') return `${title}: annual reports`;
  if (kind === 'Dataset') return `${title}, data ${editions.join(', ')}`;
  const remark = Object.hasOwn(remarks, kind) ? remarks[kind as keyof typeof remarks] : undefined;
  return remark ? `${title} ${remark}` : title;
}

/** The title of a page in a tab and in lists of search engines: with the board, but on the home page, which begins with it. */
export function headTitle(page: Headed): string {
  return page.path === '/' ? page.title : `${sharedTitle(page)} – ${page.board.short}`;
}

/**
 * A description of 50 to 160 characters: as many whole sentences as there is room for, or the first one up to a word.
 * One that is too short begins with the title, and says whose page it is.
 */
export function headDescription({ board, title, description }: Headed): string {
  const { least, most } = descriptionLimits;
  const told = description.replace(/\s+/g, ' ').trim();
  const longer = [told, `${title}: ${told}`, `${title}: ${told} Annual reports of the ${board.name}.`];
  return shortened(longer.find((text) => text.length >= least) ?? longer.at(-1)!, least, most);
}

function shortened(text: string, least: number, most: number): string {
  if (text.length <= most) return text;
  const ends = [...text.matchAll(/[.?!][”’)]?(?= \p{Lu}| [“‘\d])/gu)].map((end) => end.index + end[0].length);
  const sentences = text.slice(0, ends.filter((end) => end <= most).at(-1) ?? 0);
  if (sentences.length >= least) return sentences;
  const words = text.slice(0, most - 1);
  return `${words.slice(0, words.lastIndexOf(' ')).replace(/[\s,;:–—(“‘-]+$/u, '')} …`;
}
