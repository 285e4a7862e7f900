import GithubSlugger from 'github-slugger';
import { toHtml } from 'hast-util-to-html';
import type { Heading, Root } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { toString } from 'mdast-util-to-string';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { filesBelow } from '../../files.ts';
import { escaped, shell, type Frame } from './html.ts';

/** The guide that opens the folder; the others lie below it. */
const first = 'handbook';

/** A page of the guide: a file of the project's `docs`; nothing where there is no such file. */
export function guidePage(docs: string, path: string, frame: Frame): string | undefined {
  const names = filesBelow(docs, '.').flatMap((file) => /^(?:\.\/)?([\w-]+)\.md$/.exec(file)?.[1] ?? []);
  const asked = /^\/guide\/(?:([\w-]+)\/)?$/.exec(path);
  if (!asked) return undefined;
  const name = asked[1] ?? (names.includes(first) ? first : names[0]);
  if (name === undefined || !names.includes(name)) return undefined;
  const tree = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .parse(readFileSync(join(docs, `${name}.md`), 'utf8'));
  const heads = headings(tree);
  toGuide(tree, names, frame);
  const title = heads.find(({ depth }) => depth === 1)?.text ?? name;
  tree.children = tree.children.filter((node) => node.type !== 'heading' || node.depth !== 1);
  const main = `<header class="page-head"><h1>${escaped(title)}</h1></header>
<div class="preview-guide">${aside(names, name, heads, docs, frame)}
<article class="prose narrative">${scrolling(toHtml(toHast(tree)))}</article></div>`;
  return shell(title, main, frame, 'guide/');
}

/** Code and tables that are wider than the page scroll, by keyboard too. */
function scrolling(html: string): string {
  return html
    .replaceAll('<pre>', '<pre tabindex="0">')
    .replaceAll('<table>', '<div class="preview-scroll" role="group" aria-label="Table" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>');
}

/** The bytes of a picture of the guide; nothing where there is none. */
export function guidePicture(docs: string, path: string): { type: string; bytes: Buffer } | undefined {
  const [, file = '', ending = ''] =
    /^\/guide\/(?:[\w-]+\.md\/)?((?:[\w-]+\/)*[\w-]+\.(png|svg|jpg|webp))$/.exec(path) ?? [];
  if (file === '' || !existsSync(join(docs, file))) return undefined;
  const kinds: Record<string, string> = { svg: 'svg+xml', jpg: 'jpeg' };
  return { type: `image/${kinds[ending] ?? ending}`, bytes: readFileSync(join(docs, file)) };
}

interface Head {
  depth: number;
  id: string;
  text: string;
}

/** The headings of a text, which get the ids that links to them use. */
function headings(tree: Root): Head[] {
  const slugger = new GithubSlugger();
  return tree.children
    .filter((node): node is Heading => node.type === 'heading')
    .map((node) => {
      const [text, depth] = [toString(node), node.depth];
      const id = slugger.slug(text);
      node.data = { ...node.data, hProperties: { id } };
      return { depth, id, text };
    });
}

/** Points links between the files, and their pictures, to the pages of the guide. */
function toGuide(tree: Root, names: readonly string[], { base }: Frame): void {
  visit(tree, (node) => {
    if (node.type === 'image' && !/^[a-z]+:/.test(node.url))
      node.url = `${base}guide/${node.url.replace(/^\.\//, '')}`;
    if (node.type !== 'link' && node.type !== 'definition') return;
    const [, name = '', id = ''] = /^(?:\.\/)?([\w-]+)\.md(#.*)?$/.exec(node.url) ?? [];
    if (names.includes(name)) node.url = `${base}guide/${name === first ? '' : `${name}/`}${id}`;
  });
}

/** The contents of a page, and the other pages of the guide. */
function aside(
  names: readonly string[],
  name: string,
  heads: readonly Head[],
  docs: string,
  { base }: Frame,
): string {
  const own = heads.filter(({ depth }) => depth === 2);
  const order = [...names].sort((a, b) => Number(b === first) - Number(a === first) || (a < b ? -1 : 1));
  const pages = order.map((each) => {
    const here = each === name ? ' aria-current="page"' : '';
    return `<li><a href="${base}guide/${each === first ? '' : `${each}/`}"${here}>${escaped(titleOf(docs, each))}</a></li>`;
  });
  const contents = own.map(({ id, text }) => `<li><a href="#${id}">${escaped(text)}</a></li>`);
  return `<div class="preview-aside">
<nav class="contents" aria-labelledby="preview-contents"><h2 id="preview-contents">On this page</h2><ol>${contents.join('')}</ol></nav>
<nav class="contents" aria-labelledby="preview-pages"><h2 id="preview-pages">The guide</h2><ol>${pages.join('')}</ol></nav></div>`;
}

function titleOf(docs: string, name: string): string {
  return /^# (.+)$/m.exec(readFileSync(join(docs, `${name}.md`), 'utf8'))?.[1] ?? name;
}
