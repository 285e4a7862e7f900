import type { Browser, BrowserContextOptions } from 'playwright-core';
import { serve } from './server.ts';

/** What of the site is shown: a page, from which place on it, and how wide the picture of it stands in the whole. */
interface Shot {
  path: string;
  at?: string;
  how: BrowserContextOptions & { viewport: { width: number; height: number } };
  wide: number;
}

const desk = { viewport: { width: 1440, height: 1080 } };
const phone = { viewport: { width: 390, height: 800 }, deviceScaleFactor: 2 };
const columns: Shot[][] = [
  [
    { path: '', how: desk, wide: 700 },
    { path: 'priorities/neglect/', how: desk, wide: 700 },
  ],
  [
    {
      path: '2014-15/special-child-protection/',
      at: 'figure',
      how: { ...desk, colorScheme: 'dark' },
      wide: 610,
    },
    { path: 'posters/ten-learning-points/', how: desk, wide: 610 },
  ],
  [
    { path: '2019-20/crag/', how: phone, wide: 240 },
    { path: 'learning/neglect/', how: phone, wide: 240 },
  ],
];

/** One picture of the built site in `folder`: pages on a wide screen and on a phone, in the light and in the dark. */
export async function sitePicture(chromium: Browser, folder: string): Promise<Uint8Array> {
  const { origin, stop } = await serve(folder);
  try {
    const shown = await Promise.all(
      columns.map((shots) => Promise.all(shots.map((shot) => image(chromium, origin, shot)))),
    );
    const page = await chromium.newPage({ viewport: { width: 1690, height: 1060 } });
    await page.setContent(
      `<style>body{margin:0;padding:40px;height:980px;overflow:hidden;display:flex;gap:30px;background:#cfc5b4}
      div{display:grid;align-content:start;gap:30px}img{display:block;border-radius:8px}</style>
      ${shown.map((column) => `<div>${column.join('')}</div>`).join('')}`,
    );
    const bytes = await page.screenshot();
    await page.close();
    return bytes;
  } finally {
    stop();
  }
}

/** A shot as an image element. */
async function image(chromium: Browser, origin: string, { path, at, how, wide }: Shot): Promise<string> {
  const context = await chromium.newContext(how);
  const page = await context.newPage();
  await page.goto(`${origin}/${path}`);
  await page.evaluate(() => document.fonts.ready);
  if (at)
    await page
      .locator(at)
      .first()
      .evaluate((element) => scrollTo(0, element.getBoundingClientRect().top - 40));
  const bytes = await page.screenshot();
  await context.close();
  return `<img width="${wide}" src="data:image/png;base64,${bytes.toString('base64')}">`;
}
