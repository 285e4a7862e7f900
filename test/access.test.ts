import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  Accessibility,
  AccessibilityResults,
  compliance,
  outdated,
  type Barrier,
} from '../src/accessibility.ts';
import { deadControls, focusFaults, forcedFaults, motionFaults } from './access/controls.ts';
import { ink } from './access/ink.ts';
import { kinds } from './access/kinds.ts';
import { invalid, markupFaults } from './access/markup.ts';
import { modes, plain, type Mode } from './access/modes.ts';
import { outlineFaults } from './access/outline.ts';
import { printFaults } from './access/paper.ts';
import { roomFaults, textLosses } from './access/room.ts';
import { pagesOf, survey } from './access/survey.ts';
import { opened, windowOf } from './access/visits.ts';
import { browser } from './browser.ts';
import { project, realSite } from './build.ts';
import { findings, ofLooks } from './looks.ts';
import { pdfText } from './readers.ts';
import { serve } from './server.ts';

let folder: string;
let pages: string[];
let chromium: Browser;
let site: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  folder = realSite();
  pages = pagesOf(folder);
  site = await serve(folder);
  chromium = await browser();
}, 300_000);

afterAll(async () => {
  await chromium?.close();
  site?.stop();
});

/** A page of the site as a mode says, to which things may be added, to be closed with its window. */
async function shown(path: string, mode: Mode = plain): Promise<Page> {
  const page = await (await windowOf(chromium, mode, true)).newPage();
  await opened(page, `${site.origin}${path}`, mode);
  return page;
}

const modeOf = (name: string) => modes.find((mode) => mode.name === name)!;
const report = '/2019-20/crag/';

describe('the real site, for everybody', () => {
  it('has one page of each kind or more to look at', () => {
    const one = kinds(project, pages);
    expect(one.length).toBeGreaterThan(40);
    expect(one).toEqual(expect.arrayContaining(['index.html', '404.html', 'about/accessibility/index.html']));
  });

  it('has no fault on any page: axe, names and headings, contrast of drawings, room, storage, other hosts', async () => {
    expect(pages.length).toBeGreaterThan(500);
    expect(await survey(chromium, site.origin, pages, plain)).toEqual([]);
  }, 900_000);

  it.each(modes.filter(({ isTwofold }) => !isTwofold))(
    'has no fault on one page of each kind: $name',
    async (mode) => {
      expect(await survey(chromium, site.origin, kinds(project, pages), mode)).toEqual([]);
    },
    300_000,
  );

  it('has valid HTML on every page, with unique ids', async () => {
    expect(await invalid(folder, pages)).toEqual([]);
  }, 360_000);
});

describe('what looks for faults', () => {
  /** What a check says of a page once something was done to it; before, it must have nothing to say. */
  async function planted(
    check: (page: Page) => Promise<string[]>,
    harm: string,
    mode: Mode = plain,
    path = report,
  ) {
    const page = await shown(path, mode);
    expect(await check(page)).toEqual([]);
    await page.evaluate(harm);
    const found = (await check(page)).join('\n');
    await page.context().close();
    return found;
  }
  const add = (html: string) =>
    `document.querySelector('main').insertAdjacentHTML('beforeend', ${JSON.stringify(html)})`;
  const style = (css: string) =>
    `document.head.insertAdjacentHTML('beforeend', ${JSON.stringify(`<style>${css}</style>`)})`;
  const faint = async (page: Page) => (await ink(page)).faults;

  it('finds with axe a picture without words, and small targets, with script and without', async () => {
    const harm = add(
      '<img src="x.png"><button style="width:9px;height:9px;padding:0">a</button><button style="width:9px;height:9px;padding:0">b</button>',
    );
    for (const mode of [plain, modeOf('no script')]) {
      const found = await planted(findings, harm, mode);
      expect(found).toContain('image-alt');
      expect(found).toContain('target-size');
    }
  }, 180_000);

  it('finds text in a drawing that is faint on the ground, or on a shape that lies below it', async () => {
    expect(await planted(faint, style('.drawing text { fill: #8a8a8a; stroke: none }'))).toMatch(
      /ink: .* 3\.\d\d:1/,
    );
    const shape = `(() => { const text = document.querySelector('.drawing text'); const box = text.getBBox();
      const bar = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
      for (const [name, value] of Object.entries({ x: box.x, y: box.y, width: box.width, height: box.height, fill: '#1c2730' }))
        bar.setAttribute(name, value);
      text.before(bar); text.style.stroke = 'none'; })()`;
    expect(await planted(faint, shape)).toContain('ink: ');
    const page = await shown('/2014-15/special-child-protection/');
    expect((await ink(page)).judged).toBeGreaterThan(20);
    await page.context().close();
  }, 180_000);

  it('finds headings that skip a level, and names that are given twice or say nothing', async () => {
    const harm = add(
      '<h2>A</h2><h4>B</h4><h2>A</h2><nav></nav><section aria-label="S">1</section><section aria-label="S">2</section>' +
        '<a href="/one/">Same</a><a href="/two/">Same</a><a href="/three/">here</a><a href="/four/"></a>',
    );
    const found = await planted(outlineFaults, harm);
    for (const said of [
      '"B" skips',
      'two are',
      'one of several navigation',
      'two region are "S"',
      '"same" leads to',
      '"here" says nothing',
      '"" says nothing',
    ])
      expect(found).toContain(said);
  });

  it('finds what is wider than a phone, and text that is cut off or covered', async () => {
    const wide = await planted(roomFaults, add('<p style="width:40rem">wide</p>'), modeOf('320 px wide'));
    expect(wide).toContain('the page is wider');
    const clipped = add('<div style="overflow-x:clip"><p style="width:40rem">wide</p></div>');
    expect(await planted(roomFaults, clipped, modeOf('320 px wide'))).toContain('reaches over the edge');
    const scroller = add('<div style="overflow:auto;width:9rem"><p style="width:40rem">wide</p></div>');
    const mute = await planted(roomFaults, scroller, modeOf('320 px wide'));
    expect(mute).toMatch(/no keyboard reaches|has no name/);
    const cut = await planted(
      textLosses,
      add('<p style="height:1em;overflow:hidden">one<br>two<br>three</p>'),
    );
    expect(cut).toContain('cut off');
    const over = await planted(textLosses, add('<p>below</p><p style="margin-top:-3rem">above it</p>'));
    expect(over).toContain('lies over');
  }, 180_000);

  it('finds controls that vanish in forced colours, and what moves in spite of a wish', async () => {
    const bare = add('<button style="appearance:none;border:0">bare</button>');
    expect(await planted(forcedFaults, bare, modeOf('forced colours'))).toContain('no border');
    expect(
      await planted(motionFaults, style('main { transition: transform 1s }'), modeOf('reduced motion')),
    ).toContain('motion');
  }, 180_000);

  it('finds focus without a mark or below another part, and controls that do nothing without script', async () => {
    expect(await planted(focusFaults, style('a:focus-visible { outline: none }'))).toContain('no mark');
    const lid = add('<div style="position:fixed;inset:0;background:#fff;z-index:9"></div>');
    expect(await planted(focusFaults, lid)).toContain('hidden');
    expect(await planted(deadControls, add('<button>Nothing</button>'), modeOf('no script'))).toContain(
      'script: ',
    );
  }, 180_000);

  it('finds on paper what cannot be used there, and dark grounds', async () => {
    const found = await planted(
      printFaults,
      add('<button>menu</button><p style="background:#000">dark</p>'),
      modeOf('on paper'),
    );
    expect(found).toContain('cannot be used');
    expect(found).toContain('dark ground');
  });

  it('finds faint text that keeps its colours where colours are forced', async () => {
    const faint = add('<p style="forced-color-adjust:none;color:#999;background:#fff">faint</p>');
    expect(await planted((page) => findings(page, ofLooks), faint, modeOf('forced colours'))).toContain(
      'color-contrast',
    );
  }, 180_000);

  it('finds invalid HTML', async () => {
    const html = readFileSync(join(folder, 'index.html'), 'utf8').replace(
      '</main>',
      '<p id="main"><div></p></main>',
    );
    expect((await markupFaults('index.html', html)).join('\n')).toMatch(/no-dup-id/);
  });
});

describe('by keyboard', () => {
  it('skips to the content, goes on from there, and follows the contents to a heading', async () => {
    const page = await shown(report);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
    const link = page.locator('.contents a:visible').nth(1);
    await link.focus();
    await page.keyboard.press('Enter');
    const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
    await expect
      .poll(() => page.evaluate((name) => document.getElementById(name)!.getBoundingClientRect().top, id))
      .toBeLessThan(300);
    await page.context().close();
  });

  it('opens a chart as a table, and reaches what scrolls', async () => {
    const page = await shown('/2014-15/special-child-protection/', modeOf('320 px wide'));
    const figure = page.locator('.figure:has(.drawing)').first();
    await figure.getByRole('radio').first().focus();
    await page.keyboard.press('ArrowRight');
    const table = figure.locator('section.scroll');
    expect(await table.isVisible()).toBe(true);
    await table.focus();
    expect(await table.evaluate((each) => document.activeElement === each)).toBe(true);
    await page.context().close();
  });
});

describe('on paper', () => {
  it('keeps every picture, though most are loaded late, and every cell of every table', async () => {
    for (const path of ['/posters/', '/2014-15/special-child-protection/']) {
      const page = await shown(path);
      const asked = await page.evaluate(() => ({
        pictures: [...document.images].filter((each) => each.checkVisibility()).length,
        cells: [...document.querySelectorAll('main td')]
          .filter((each) => each.checkVisibility())
          .map((each) => each.textContent.replace(/\s+/g, '')),
        words: document.querySelector('main')!.textContent.length,
      }));
      const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
      const text = (await pdfText(pdf)).join('').replace(/\s+/g, '');
      expect(asked.cells.filter((cell) => !text.includes(cell))).toEqual([]);
      const loaded = await page.evaluate(
        () => [...document.images].filter((each) => each.checkVisibility() && each.naturalWidth > 0).length,
      );
      expect(loaded).toBe(asked.pictures);
      const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)!.length;
      expect(sheets).toBeLessThan(6 + asked.words / 900);
      await page.context().close();
    }
  }, 180_000);
});

describe('the accessibility statement', () => {
  const barrier: Barrier = {
    what: 'Nobody tried it.',
    where: 'Everywhere.',
    criteria: [],
    why: 'No time.',
    instead: 'Nothing.',
    since: '2026-01-01',
  };
  const said = { prepared: '2026-01-01', reviewed: '2026-01-01' };
  const mode = { mode: 'light', pages: 3, findings: [] };
  const results = AccessibilityResults.parse({
    date: '2026-01-01',
    programs: [{ name: 'axe-core', version: '1' }],
    modes: [mode],
    kinds: ['/'],
  });

  it('cannot claim full compliance from programs alone', () => {
    expect(Accessibility.safeParse(said).error?.issues[0]?.message).toContain('tests by programs alone');
    expect(compliance(undefined, results)).toBe('unknown');
    const untried = Accessibility.parse({ ...said, untried: [barrier] });
    expect(compliance(untried, undefined)).toBe('unknown');
    expect(compliance(untried, results)).toBe('partially compliant');
    const audit = { by: 'A group of readers', date: '2026-01-01', how: 'They read it.' };
    const whole = Accessibility.parse({ ...said, audit });
    expect(compliance(whole, results)).toBe('fully compliant');
    const found = { ...results, modes: [{ ...mode, findings: [{ rule: 'image-alt', pages: 1 }] }] };
    expect(compliance(whole, found)).toBe('partially compliant');
  });

  it('is out of date after a year, and when a promise has passed', () => {
    const late = Accessibility.parse({ ...said, untried: [{ ...barrier, until: '2026-06-30' }] });
    expect(outdated(late, results, '2026-06-30')).toEqual([]);
    expect(outdated(late, results, '2027-01-01')).toHaveLength(1);
    expect(outdated(late, results, '2027-01-02')).toEqual([
      'content/accessibility.json was last reviewed on 2026-01-01: the law asks for a review each year.',
      'content/accessibility-results.json is of 2026-01-01: run npm run build, then npm run accessibility.',
      'content/accessibility.json promised for 2026-06-30: “Nobody tried it.”',
    ]);
  });

  it('says what fails, how it was tested, whom to tell and who enforces the law; and stands in every footer with privacy', () => {
    const html = readFileSync(join(folder, 'about/accessibility/index.html'), 'utf8');
    for (const words of [
      '2.2',
      'Equality and Human Rights Commission',
      'Equality Advisory and Support Service',
      'What nobody has tried yet',
      'No contact is named here',
    ])
      expect(html).toContain(words);
    expect(html).not.toContain('fully compliant');
    for (const page of pages) {
      const foot = readFileSync(join(folder, page), 'utf8').split('<footer class="foot">')[1];
      expect(foot, page).toContain('href="/about/accessibility/"');
      expect(foot, page).toContain('href="/about/privacy/"');
    }
  });
});
