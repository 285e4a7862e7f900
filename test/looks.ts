import type { Page } from 'playwright-core';
import { axe } from './access/visits.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules of axe whose answer hangs on where things stand on a page; those of colours take most of its time. */
export const ofPlaces = [
  'target-size',
  'scrollable-region-focusable',
  'landmark-unique',
  'region',
  'heading-order',
  'page-has-heading-one',
  'bypass',
];

/** The rules of axe whose answer hangs on how a page looks; what the others ask is the same in every look. */
export const ofLooks = ['color-contrast', 'link-in-text-block', ...ofPlaces];

/** What axe finds on a page, as `rule: element`, by all its rules for WCAG 2.2 AA and good practice or by those named. */
export async function findings(page: Page, named?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  await page.evaluate(fillForced);
  return page.evaluate(
    async (runOnly) => {
      const { run } = (globalThis as unknown as { axe: typeof import('axe-core') }).axe;
      const light = { resultTypes: ['violations' as const], selectors: false, preload: false };
      const { violations: all } = await run(document, { runOnly, ...light });
      const isPaper = matchMedia('print').matches; // Nobody points at paper.
      const violations = all.filter(({ id }) => !isPaper || id !== 'target-size');
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
    },
    [...(named ?? rules)],
  );
}

/** Where colours are forced, axe reads the fill of letters, for which Chromium tells the colour that is not painted. */
function fillForced(): void {
  if (!matchMedia('(forced-colors: active)').matches) return;
  const all = [...document.body.querySelectorAll<HTMLElement>('*')].map(
    (each) => [each, getComputedStyle(each).color] as const,
  );
  for (const [each, colour] of all) each.style.webkitTextFillColor = colour;
}

/**
 * What is wrong with the text of the drawings that a page shows, by the boxes that the browser gives it: smaller than
 * 12 px, outside its drawing, or over other text.
 */
export async function textFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const drawings = [...document.querySelectorAll<SVGSVGElement>('.drawing')].filter(
      (each) => each.getBoundingClientRect().width > 0,
    );
    return drawings.flatMap((drawing) => {
      const frame = drawing.getBoundingClientRect();
      const scale = frame.width / drawing.viewBox.baseVal.width;
      const name = drawing.closest('figure')?.id ?? '';
      const texts = [...drawing.querySelectorAll('text')].map((text) => ({
        said: text.textContent,
        size: Number.parseFloat(getComputedStyle(text).fontSize) * scale,
        box: text.getBoundingClientRect(),
      }));
      const isInside = (box: DOMRect) =>
        box.left >= frame.left - 2 &&
        box.right <= frame.right + 2 &&
        box.top >= frame.top - 2 &&
        box.bottom <= frame.bottom + 2;
      const isOver = (a: DOMRect, b: DOMRect) =>
        a.right > b.left + 1 && b.right > a.left + 1 && a.bottom > b.top + 5 && b.bottom > a.top + 5;
      return texts.flatMap(({ said, size, box }, index) => [
        ...(size < 12 ? [`${name} small: ${said}`] : []),
        ...(isInside(box) ? [] : [`${name} outside: ${said}`]),
        ...texts
          .slice(index + 1)
          .filter((other) => isOver(box, other.box))
          .map((other) => `${name} overlap: ${said} / ${other.said}`),
      ]);
    });
  });
}
