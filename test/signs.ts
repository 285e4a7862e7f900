import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { project } from './build.ts';

/** Arrows and ticks, which every system has and the font of the site has not. */
const drawnElsewhere = new Set('↩→←↑↓✓');

/** The letters and signs of pages that no face of the site draws, upright or slanted: the browser says what drew each. */
export async function signsWithoutFont(page: Page, pages: readonly string[]): Promise<string[]> {
  const bare = /<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/g;
  const printed = new Set(pages.flatMap((html) => [...new Set(html.replace(bare, ''))]));
  const asked = [...printed].filter((sign) => sign > ' ' && !drawnElsewhere.has(sign));
  const line = '<p><b></b><i></i></p>';
  await page.setContent(`<style>${faces()} p { font: 20px "${family}" }</style>${line.repeat(asked.length)}`);
  await page.evaluate(
    async ({ all, name }) => {
      for (const [at, place] of document.querySelectorAll('p > *').entries())
        place.textContent = all[Math.floor(at / 2)]!;
      const styles = ['700 20px', 'italic 400 20px'];
      await Promise.all(styles.map((style) => document.fonts.load(`${style} "${name}"`, all.join(''))));
    },
    { all: asked, name: family },
  );
  const strangers = await drawnByOthers(page);
  return [...new Set(strangers.map((at) => asked[Math.floor(at / 2)]!))].sort();
}

const family = 'Atkinson Hyperlegible Next Variable';

/** The faces of the site, with their files in them; they are shown however late they come. */
function faces(): string {
  const folder = join(project, 'src/styles');
  return readFileSync(join(folder, 'fonts.css'), 'utf8')
    .replaceAll('optional', 'block')
    .replace(/url\('([^']*)'\)/g, (_, file: string) => {
      return `url(data:font/woff2;base64,${readFileSync(join(folder, file), 'base64')})`;
    });
}

/** The places, in order, of the elements that a font of the system draws. */
async function drawnByOthers(page: Page): Promise<number[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const all = { nodeId: root.nodeId, selector: 'p > *' };
  const { nodeIds } = await session.send('DOM.querySelectorAll', all);
  const found: number[] = [];
  for (const [at, nodeId] of nodeIds.entries()) {
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    if (fonts.length === 0 || fonts.some(({ isCustomFont }) => !isCustomFont)) found.push(at);
  }
  return found;
}
