import type { Browser, Page } from 'playwright-core';

/** What goes wrong on pages that a browser reads, and where they ask for something. */
export interface Seen {
  faults: string[];
  hosts: Set<string>;
}

/** A page of a browser in which everything that a policy forbids is a fault, as is every message of an error. */
export async function watched(chromium: Browser): Promise<{ page: Page; seen: Seen }> {
  const context = await chromium.newContext({
    viewport: { width: 1280, height: 900 },
    acceptDownloads: false,
  });
  const page = await context.newPage();
  const seen: Seen = { faults: [], hosts: new Set() };
  const fault = (what: string) => seen.faults.push(`${new URL(page.url()).pathname}: ${what}`);
  await page.exposeFunction('forbidden', fault);
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
      (window as unknown as { forbidden: (what: string) => void }).forbidden(
        `${effectiveDirective} ${blockedURI} ${sample}`,
      ),
    );
  });
  page.on('console', (said) => ['error', 'warning'].includes(said.type()) && fault(said.text()));
  page.on('pageerror', ({ message }) => fault(message));
  page.on('request', (request) => seen.hosts.add(new URL(request.url()).host));
  return { page, seen };
}

/** Opens pages one after the other, each until all that it asks for has come. */
export async function crawl(page: Page, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    await page.goto(address, { waitUntil: 'load' });
    await page.evaluate(async () => {
      for (const image of document.images) image.loading = 'eager';
      await document.fonts.ready;
    });
  }
}
