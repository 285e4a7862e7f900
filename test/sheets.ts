import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { project } from './build.ts';

const styles = /<style>([\s\S]*?)<\/style>/;

/**
 * Rules of the parts in `src/styles` that would match on a page whose sheet says nothing of what they are about, as
 * `part: selector on page`: somebody forgot an `@import`. Where a sheet has rules of its own for a class, another kind of page
 * may look otherwise. Looks at the pages with the most bytes of each sheet.
 */
export async function missingRules(
  page: Page,
  pages: readonly { file: string; html: string }[],
): Promise<string[]> {
  const folder = join(project, 'src/styles');
  const parts = readdirSync(folder)
    .filter((name) => name.endsWith('.css') && name !== 'fonts.css')
    .map((name) => ({ name, css: readFileSync(join(folder, name), 'utf8') }));
  await page.setContent('<p>');
  const missing: string[] = [];
  for (const [css, of] of bySheet(pages)) missing.push(...(await page.evaluate(lacking, { css, parts, of })));
  return [...new Set(missing)].sort();
}

/** The longest ten pages of each sheet, without what a parser would load. */
function bySheet(pages: readonly { file: string; html: string }[]) {
  const sheets = Map.groupBy(pages, ({ html }) => styles.exec(html)?.[1] ?? '');
  sheets.delete('');
  return [...sheets].map(([css, all]) => {
    const longest = all.toSorted((a, b) => b.html.length - a.html.length).slice(0, 10);
    const bare = /<style[\s\S]*?<\/style>|<script[\s\S]*?<\/script>|<link[^>]*>|<img[^>]*>/g;
    return [css, longest.map(({ file, html }) => ({ file, html: html.replace(bare, '') }))] as const;
  });
}

/** Runs in a page. */
function lacking({
  css,
  parts,
  of,
}: {
  css: string;
  parts: { name: string; css: string }[];
  of: { file: string; html: string }[];
}): string[] {
  const plain = (selector: string) => selector.replace(/\s*([>+~,])\s*/g, '$1').trim();
  const apart = (list: string) => {
    let depth = 0;
    const marked = list.replace(/[(),]/g, (sign) => {
      if (sign !== ',') depth += sign === '(' ? 1 : -1;
      return sign === ',' && depth === 0 ? '\n' : sign;
    });
    return marked.split('\n');
  };
  const selectors = (text: string): string[] => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    const found: string[] = [];
    const walk = (rules: CSSRuleList) => {
      for (const rule of rules) {
        if (rule instanceof CSSStyleRule) found.push(...apart(rule.selectorText).map(plain));
        else if (rule instanceof CSSGroupingRule) walk(rule.cssRules);
      }
    };
    walk(sheet.cssRules);
    return found;
  };
  const states = /::?(?!is|not|has|where|nth|first|last|only|empty|root)[\w-]+(\([^)]*\))?/g;
  const own = new Set(selectors(css));
  const subject = (selector: string) =>
    selector.match(/\.[\w-]+/g)?.at(-1) ?? selector.match(/[a-z][\w-]*/g)?.at(-1);
  const told = new Set([...own].map((each) => subject(each.replace(states, ''))));
  const documents = of.map(({ file, html }) => ({
    file,
    tree: new DOMParser().parseFromString(html, 'text/html'),
  }));
  return parts.flatMap(({ name, css: text }) =>
    selectors(text)
      .filter((each) => !own.has(each) && !told.has(subject(each.replace(states, ''))))
      .flatMap((each) => {
        const bare = each
          .replace(states, '')
          .replace(/(^|[(,])(?=[>+~])/g, '$1*')
          .replace(/([>+~(,\s]|^)(?=[),]|$)/g, '$1*');
        const hit = documents.find(({ tree }) => tree.querySelector(bare) !== null);
        return hit ? [`${name}: ${each} on ${hit.file}`] : [];
      }),
  );
}
