import type { Page } from 'playwright-core';

/**
 * What makes no sense when the headings, landmarks and links of a page are listed, as screen readers list them:
 * a level that is left out, one name for two things, a name that says nothing.
 */
export async function outlineFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const words = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
    const isShown = (each: Element) => each.checkVisibility({ visibilityProperty: true });
    const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)].filter(isShown);
    const named = (ids: string | null) =>
      (ids ?? '')
        .split(/\s+/)
        .map((id) => words(document.getElementById(id)?.textContent))
        .join(' ');
    const own = (each: Element): string =>
      words(
        [...each.childNodes]
          .map((child) => {
            if (child instanceof Text) return child.data;
            if (!(child instanceof Element) || child.getAttribute('aria-hidden') === 'true') return '';
            return child instanceof HTMLImageElement ? child.alt : own(child);
          })
          .join(''),
      );
    const nameOf = (each: Element) =>
      words(named(each.getAttribute('aria-labelledby'))) ||
      words(each.getAttribute('aria-label')) ||
      own(each);
    const labelOf = (each: Element) =>
      words(named(each.getAttribute('aria-labelledby'))) || words(each.getAttribute('aria-label'));
    const found: string[] = [];

    const headings = all('h1, h2, h3, h4, h5, h6').map((each) => ({
      level: Number(each.tagName[1]),
      name: nameOf(each),
    }));
    if (headings.filter(({ level }) => level === 1).length !== 1) found.push('headings: not one h1');
    const path: string[] = [];
    const seen = new Set<string>();
    for (const { level, name } of headings) {
      if (level > 1 && !path[level - 1]) found.push(`headings: "${name}" skips a level`);
      if (name === '') found.push('headings: one is empty');
      path.length = level;
      path[level] = name || '?';
      const key = path.slice(1).join(' › ');
      if (seen.has(key)) found.push(`headings: two are "${key}"`);
      seen.add(key);
    }

    const landmarks: [role: string, selector: string][] = [
      ['navigation', 'nav, [role=navigation]'],
      ['complementary', 'aside, [role=complementary]'],
      ['region', 'section[aria-label], section[aria-labelledby], [role=region]'],
      ['form', 'form[aria-label], form[aria-labelledby]'],
      ['search', 'search, [role=search]'],
    ];
    for (const [role, selector] of landmarks) {
      const names = all(selector).map(labelOf);
      if (names.length > 1 && names.includes('')) found.push(`landmarks: one of several ${role} has no name`);
      for (const name of new Set(names.filter((each, at) => names.indexOf(each) !== at)))
        found.push(`landmarks: two ${role} are "${name}"`);
    }
    for (const selector of ['main', 'body > header', 'body > footer'])
      if (all(selector).length !== 1) found.push(`landmarks: not one ${selector}`);

    const empty = /^(here|click here|more|read more|link|this|page|this page|details|download|see more)?$/i;
    const leads = new Map<string, string>();
    for (const link of all('a[href]') as HTMLAnchorElement[]) {
      const name = nameOf(link);
      const said = words(`${name} ${named(link.getAttribute('aria-describedby'))}`).toLowerCase();
      if (empty.test(name)) found.push(`links: "${name}" says nothing: ${link.getAttribute('href')}`);
      // A number is read in its sentence; what leads within the page leads to what is said of the same thing here.
      if (link.matches('.num')) continue;
      const isWithin = link.pathname === location.pathname && link.hash !== '';
      const key = `${isWithin ? 'here' : 'there'} ${said}`;
      const before = leads.get(key);
      if (before !== undefined && before !== link.href)
        found.push(
          `links: "${said}" leads to ${before.replace(location.origin, '')} and ${link.href.replace(location.origin, '')}`,
        );
      else leads.set(key, link.href);
    }
    return found;
  });
}
