import type { Problem } from '../../problem.ts';
import { excerpt } from '../../source.ts';
import { inOrder } from './tally.ts';

/**
 * Problems as workflow commands of GitHub Actions, which shows each beside its line. `prefix` is the site's folder below
 * that of the repository, as `site/`.
 */
export function annotations(problems: readonly Problem[], prefix = ''): string {
  return inOrder(problems)
    .map(({ file, line, column, severity, message, text, cure, rule }) => {
      const place = { file: `${prefix}${file}`, line, col: column, title: rule ?? severity };
      const keys = Object.entries(place).map(([key, value]) => `${key}=${escapedValue(String(value))}`);
      const said = [message, ...(text === undefined ? [] : [excerpt(text)]), cure].join('\n');
      return `::${severity} ${keys.join(',')}::${escaped(said)}`;
    })
    .join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedValue(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
