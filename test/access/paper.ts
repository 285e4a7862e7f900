import type { Page } from 'playwright-core';

/** What a page shows on paper though it is of no use there, and what it loses: navigation, tables that are cut, pictures. */
export async function printFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const isShown = (each: Element) => each.checkVisibility({ visibilityProperty: true });
    for (const each of document.querySelectorAll('nav, .skip, button, input, form, search'))
      if (isShown(each) && each.getBoundingClientRect().height > 1)
        found.push(`paper: it cannot be used there: ${each.outerHTML.slice(0, 120).replace(/\s+/g, ' ')}`);
    for (const table of document.querySelectorAll('table'))
      if (isShown(table) && table.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        found.push(`paper: a table is cut: ${table.textContent.trim().slice(0, 60)}`);
    for (const each of document.querySelectorAll('body, main, main *')) {
      if (!isShown(each) || each.closest('svg')) continue;
      const [red = 0, green = 0, blue = 0, alpha = 1] = (
        getComputedStyle(each).backgroundColor.match(/[\d.]+/g) ?? []
      ).map(Number);
      if (alpha > 0 && Math.min(red, green, blue) < 200)
        found.push(`paper: a dark ground: ${each.outerHTML.slice(0, 120).replace(/\s+/g, ' ')}`);
    }
    return found.slice(0, 5);
  });
}
