import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    'no-trailing-whitespace': 'off',
    'tel-non-breaking': 'off',
    'long-title': 'off',
    'allowed-links': 'off',
    'heading-level': 'error',
    'no-dup-id': 'error',
    'no-redundant-aria-label': 'error',
    'no-utf8-bom': 'error',
    'require-sri': ['error', { target: 'crossorigin' }],
    'unique-landmark': 'error',
    'input-missing-label': 'error',
    'svg-focusable': 'off',
  },
});

/** What html-validate says of a page, as `page rule: what`. */
export async function markupFaults(name: string, html: string): Promise<string[]> {
  const { results } = await validator.validateString(html, name);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${name} ${ruleId}: ${message} (line ${line})`),
  );
}

/** What html-validate says of the pages of a built site. */
export async function invalid(folder: string, pages: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const page of pages)
    found.push(...(await markupFaults(page, readFileSync(join(folder, page), 'utf8'))));
  return found;
}
