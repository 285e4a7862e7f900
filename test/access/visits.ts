import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Mode } from './modes.ts';

/** The program of axe, as a page runs it. */
export const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * A window of the browser in which pages look as a mode says, with axe in each. They keep to their policy, unless it `isFree`:
 * the policy would refuse the styles of a mode, and those that a test adds.
 */
export async function windowOf(
  chromium: Browser,
  mode: Mode,
  isFree = mode.style !== undefined,
): Promise<BrowserContext> {
  const context = await chromium.newContext({
    bypassCSP: isFree,
    viewport: { width: mode.width, height: mode.height ?? 900 },
    deviceScaleFactor: mode.zoom ?? 1,
    javaScriptEnabled: !mode.isWithoutScript,
  });
  if (!mode.isWithoutScript) await context.addInitScript({ content: axe });
  return context;
}

/** Opens an address as a mode says. */
export async function opened(page: Page, address: string, mode: Mode): Promise<void> {
  await page.emulateMedia(mode.look ?? {});
  if (mode.text) {
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setFontSizes', { fontSizes: { standard: mode.text, fixed: mode.text } });
  }
  await page.goto(address);
  if (mode.style) await page.addStyleTag({ content: mode.style });
  // A page without script runs no timers, and axe waits for some: there they run at once.
  if (mode.isWithoutScript) {
    await page.evaluate(axe);
    await page.evaluate('window.setTimeout = (run) => { run(); return 0; }; 0');
  }
  await page.evaluate(() => document.fonts.ready.then(() => 0));
}

/** Opens addresses in parallel tabs, and returns what is found on each as `path what`, in the order of the paths. */
export async function visits(
  chromium: Browser,
  origin: string,
  paths: readonly string[],
  mode: Mode,
  look: (page: Page, path: string) => Promise<string[]>,
): Promise<string[]> {
  const context = await windowOf(chromium, mode);
  const left = [...paths];
  const found = new Map<string, string[]>();
  const tab = async () => {
    const page = await context.newPage();
    let asked: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(origin)) asked.push(`asked: ${request.url()}`);
    });
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      await opened(page, `${origin}/${path.replace(/index\.html$/, '')}`, mode);
      found.set(path, [...(await look(page, path)), ...asked]);
      asked = [];
    }
  };
  await Promise.all([tab(), tab(), tab()]);
  await context.close();
  return paths.flatMap((path) => found.get(path)!.map((what) => `${path} ${what}`));
}
