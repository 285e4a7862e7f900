import type { Page } from 'playwright-core';

/**
 * Where a page does not fit its window (WCAG 2.2, 1.4.10): what makes it scroll sideways or is cut off at its edge, and
 * parts that scroll by themselves but have no name, or that no keyboard reaches.
 */
export async function roomFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const found: string[] = [];
    const tell = (what: string, element: Element) =>
      found.push(`room: ${what}: ${element.outerHTML.slice(0, 120).replace(/\s+/g, ' ')}`);
    if (document.documentElement.scrollWidth > width) found.push(`room: the page is wider than ${width} px`);
    const plain = (text: string) => text.replace(/\s+/g, '');
    // What scrolls follows the focus from link to link, where all that it says is links.
    const isLinks = (element: Element) =>
      plain([...element.querySelectorAll('a[href]')].map((link) => link.textContent).join('')) ===
      plain(element.textContent);
    const isScroller = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      if (isScroller(element) && element.scrollWidth > element.clientWidth + 1) {
        const isNamed = ['aria-label', 'aria-labelledby'].some((name) => element.hasAttribute(name));
        if (element.tabIndex < 0 && !isLinks(element)) tell('no keyboard reaches what scrolls', element);
        if (!isNamed || !element.matches('section, nav, [role=region]'))
          tell('what scrolls has no name', element);
      }
      if (element.closest('svg, .visually-hidden, .skip')) continue;
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) continue;
      const isOut = box.right > width + 1 || box.left < -1;
      let holder = element.parentElement;
      while (holder && !isScroller(holder)) holder = holder.parentElement;
      if (isOut && !holder) tell('it reaches over the edge', element);
    }
    return found.slice(0, 5);
  });
}

/** Text that is cut off by its box, or lies over other text (WCAG 2.2, 1.4.12); drawings are pictures, and left out. */
export async function textLosses(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const hides = (style: CSSStyleDeclaration) => /hidden|clip/.test(style.overflowX + style.overflowY);
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      if (element.closest('svg, .visually-hidden') || !hides(getComputedStyle(element))) continue;
      if (element.scrollWidth > element.clientWidth + 2 || element.scrollHeight > element.clientHeight + 2)
        found.push(`text: cut off: ${element.outerHTML.slice(0, 120).replace(/\s+/g, ' ')}`);
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const lines: { text: Text; box: { left: number; right: number; top: number; bottom: number } }[] = [];
    // What is scrolled away lies over nothing.
    const windows = new Map<Element | null, { top: number; bottom: number }>([
      [null, { top: -Infinity, bottom: Infinity }],
    ]);
    const windowOf = (element: Element | null): { top: number; bottom: number } => {
      const known = windows.get(element);
      if (known) return known;
      const { top, bottom } = windowOf(element!.parentElement);
      const box = element!.getBoundingClientRect();
      const isScroller = /auto|scroll/.test(getComputedStyle(element!).overflowY);
      const seen = isScroller
        ? { top: Math.max(top, box.top), bottom: Math.min(bottom, box.bottom) }
        : { top, bottom };
      windows.set(element, seen);
      return seen;
    };
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node as Text;
      const parent = text.parentElement!;
      if (!text.data.trim() || parent.closest('svg, .visually-hidden, .skip, select, script, noscript'))
        continue;
      if (!parent.checkVisibility({ visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const seen = windowOf(parent);
      // A browser's box is taller than the letters in it: for large figures by a third.
      const half = Number.parseFloat(getComputedStyle(parent).fontSize) / 2;
      for (const { left, right, width, top, bottom } of range.getClientRects()) {
        const middle = (top + bottom) / 2;
        const box = { left, right, top: middle - half, bottom: middle + half };
        if (width > 1 && middle < seen.bottom && middle > seen.top) lines.push({ text, box });
      }
    }
    const isAfloat = (text: Text) => {
      for (let each = text.parentElement; each; each = each.parentElement)
        if (/sticky|fixed/.test(getComputedStyle(each).position)) return true;
      return false;
    };
    const byTop = lines.sort((a, b) => a.box.top - b.box.top);
    for (const [at, one] of byTop.entries())
      for (let next = at + 1; next < byTop.length && byTop[next]!.box.top < one.box.bottom - 3; next += 1) {
        const other = byTop[next]!;
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
        if (one.text === other.text || wide < 3 || high < 3 || isAfloat(one.text) !== isAfloat(other.text))
          continue;
        found.push(
          `text: "${one.text.data.trim().slice(0, 40)}" lies over "${other.text.data.trim().slice(0, 40)}"`,
        );
      }
    return found.slice(0, 5);
  });
}
