import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { close, createIndex, type IndexFile, type PagefindIndex } from 'pagefind';
import type { PageKind } from '../page-about.ts';

/** Where the search index lies in a built site. */
export const searchFolder = 'pagefind';

/** What search filters by: the attributes of `<main>` that `Page.astro` writes. */
const filters = ['kind', 'edition', 'series', 'theme', 'audience'] as const;

/** Pages that list what has pages of its own: they are found by their title and what they say of themselves. */
const lists: ReadonlySet<string> = new Set(['Overview', 'Changes'] satisfies PageKind[]);

/** Sections that lead to other pages and repeat what these tell, by the ids of their headings. */
const elsewhere = [
  'briefings',
  'cite',
  'data',
  'files',
  'more',
  'others',
  'posters',
  'publication',
  'series',
  'sources',
  'uses',
  'words',
];

/** What stands on a page and is not what it tells: ways elsewhere, meanings of terms, files, how to cite. */
const furniture = [
  ...['nav', 'svg', 'form', 'button', 'script', 'style', 'a[download]'],
  ...['.kicker', '.meaning', '.for-children strong', '.reading-time', '.on-paper', '.beside', '.from-report'],
  ...['.figure-tools', '.figure-files', '.citation'],
  ...['[data-kind="Term"] h2', '[data-kind="Term"] ul', '[data-kind="Term"] .for-children'],
  ...elsewhere.map((name) => `[aria-labelledby="${name}-title"]`),
];

/** How much words of a page weigh, where it is not as much as others: on pages that gather what others tell, less. */
const weights: Partial<Record<PageKind, number>> = {
  Theme: 0.6,
  Audience: 0.6,
  'Source paper': 0.3,
  Guidance: 0.6,
};

/** The search index of a site while it is made beside other work. */
export interface Search {
  /**
   * Tells it of a page; ends at once, or when few enough pages are under way. The index depends on their order. A page that says
   * nothing of itself is one that nobody looks for.
   */
  add(file: string, html: string): Promise<void>;
  /** Says that it knows all pages: its files are written from now on. */
  complete(): void;
}

/** How many pages are under way at a time: enough that nobody waits while Pagefind starts, and few enough for memory. */
const mostPages = 2048;

/**
 * Makes the search index of a built site beside `work`, which tells it of the pages, and writes it into the folder; the same
 * for the same pages. What `work` would print as an error is lost: Pagefind prints a stack where its program stops, and it
 * is told in words. `language` is that of the pages.
 */
export async function withSearch<Made>(
  folder: string,
  language: string,
  work: (search: Search) => Promise<Made>,
): Promise<Made> {
  const { error: tell } = console;
  console.error = () => {};
  const { index, unlessStopped } = begun(language);
  const pages = new Set<Promise<void>>();
  let written: Promise<void> | undefined;
  try {
    const made = await work({
      async add(file, html) {
        const content = searched(html);
        if (content === undefined) return;
        const page = heard(
          index.then((ready) => unlessStopped(add(ready, file, content))).then(() => void pages.delete(page)),
        );
        pages.add(page);
        if (pages.size >= mostPages) await Promise.race(pages);
      },
      complete() {
        written = heard(
          Promise.all([index, ...pages]).then(([ready]) => unlessStopped(writeFiles(ready, folder))),
        );
      },
    });
    await (written ?? index);
    return made;
  } catch (error) {
    throw explained(error);
  } finally {
    await Promise.allSettled([index, ...pages, written]); // What it still answers to would have nobody to hear it.
    await close();
    console.error = tell;
  }
}

/** A promise that is awaited late: what it fails of is told there. */
function heard<Promised extends Promise<unknown>>(promise: Promised): Promised {
  promise.catch(() => {});
  return promise;
}

/** An index that Pagefind begins, and what awaits its answers: Pagefind itself would wait for ever for those of a program that stopped. */
interface Begun {
  index: Promise<PagefindIndex>;
  unlessStopped<Answer>(answer: Promise<Answer>): Promise<Answer>;
}

function begun(language: string): Begun {
  const { promise: stopped, reject: stop } = Promise.withResolvers<never>();
  const watch = (message: unknown) =>
    (message as { process: ChildProcess }).process.once('exit', () =>
      stop(new Error('The backend has stopped.')),
    );
  heard(stopped);
  subscribe('child_process', watch);
  const answer = createIndex({ forceLanguage: language.split('-')[0]!, excludeSelectors: furniture });
  unsubscribe('child_process', watch); // Its program has been started; what others start does not concern it.
  const unlessStopped = <Answer>(each: Promise<Answer>) => Promise.race([stopped, each]);
  const index = unlessStopped(answer).then(({ errors, index: made }) => (refuse(errors), made!));
  return { index: heard(index), unlessStopped };
}

async function writeFiles(index: PagefindIndex, folder: string): Promise<void> {
  const { errors, files } = await index.getFiles();
  refuse(errors);
  for (const { path, content } of needed(files)) {
    const place = join(folder, searchFolder, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, content);
  }
}

/** Puts what of a page is searched into the index. */
async function add(index: PagefindIndex, file: string, content: string): Promise<void> {
  const { errors } = await index.addHTMLFile({ url: `/${file.replace(/index\.html$/, '')}`, content });
  refuse(errors.map((error) => `${file}: ${error}`));
}

/** What of a page is searched, as HTML that Pagefind reads; nothing where the page is not to be found. */
export function searched(html: string): string | undefined {
  const [, attributes, inner = ''] = /<main\b([^>]*)>([^]*)<\/main>/.exec(html) ?? [];
  const kind = attributes && valueOf(attributes, 'kind');
  if (!attributes || !kind) return undefined;
  const marks = filters.flatMap((name) =>
    (valueOf(attributes, name)?.split('|') ?? []).map(
      (value) => `<i data-is="${value}" data-pagefind-filter="${name}[data-is]"></i>`,
    ),
  );
  const weight = weights[kind as PageKind];
  const weighing = weight === undefined ? '' : ` data-pagefind-weight="${weight}"`;
  const told = lists.has(kind) ? summary(html) : inner;
  return `<html><body><main data-pagefind-body data-kind="${kind}"${weighing}>${marks.join('')}${told}</main></body></html>`;
}

function valueOf(attributes: string, name: string): string | undefined {
  return new RegExp(`\\sdata-${name}="([^"]*)"`).exec(attributes)?.[1];
}

/** The title and the description of a page. */
function summary(html: string): string {
  const title = /<h1\b[^]*?<\/h1>/.exec(html)?.[0] ?? '';
  const description = /<meta name="description" content="([^"]*)"/.exec(html)?.[1] ?? '';
  return `${title}<p>${description}</p>`;
}

/** The files that the search page asks for: its own interface needs none of Pagefind's. */
function needed(files: readonly IndexFile[]): IndexFile[] {
  const entry = files.find(({ path }) => path === 'pagefind-entry.json')!;
  const { languages } = JSON.parse(new TextDecoder().decode(entry.content)) as {
    languages: Record<string, { wasm: string | null }>;
  };
  const wasm = Object.values(languages).map((each) => `wasm.${each.wasm ?? 'unknown'}.pagefind`);
  return files.filter(
    ({ path }) => ['pagefind.js', 'pagefind-entry.json', ...wasm].includes(path) || /\.pf_\w+$/.test(path),
  );
}

function refuse(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`The search index could not be made. ${errors.join(' ')}`);
}

/** An error as the one who builds understands it: where the program that makes the index is missing or was stopped. */
function explained(error: unknown): Error {
  const { message } = error as Error;
  const machine = `${process.platform}-${process.env['npm_config_arch'] ?? process.arch}`;
  if (message.startsWith('Failed to install'))
    return failure(
      `the program that makes it (Pagefind) is not installed for this kind of computer, ${machine}.`,
    );
  if (message.includes('backend'))
    return failure('the program that makes it (Pagefind) could not be started, or was stopped.');
  return error as Error;
}

function failure(why: string): Error {
  return Object.assign(new Error(`The search index could not be made: ${why}`), { code: 'ENOSEARCH' });
}
