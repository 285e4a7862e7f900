import { z } from 'astro/zod';
import type { Problem } from '../../problem.ts';
import { excerpt } from '../../source.ts';
import { inOrder, tally } from './tally.ts';

/** What `npm run check -- --json` prints; keys may be added, and none is renamed or taken away within a version. */
export const CheckReport = z.strictObject({
  version: z.literal(1).describe('The version of this format.'),
  ok: z
    .boolean()
    .describe('Whether nothing stops the build; with `--strict`, whether there are no warnings either.'),
  errors: z.int().describe('How many of the problems are errors.'),
  warnings: z.int().describe('How many are warnings.'),
  problems: z
    .array(
      z.strictObject({
        file: z.string().describe('The path from the site’s folder, with forward slashes.'),
        line: z.int().describe('The line, counted from 1.'),
        column: z.int().describe('The place in the line, counted from 1, in UTF-16 units.'),
        severity: z.enum(['error', 'warning']).describe('An error stops the build, a warning does not.'),
        rule: z.string().describe('The name of the rule in docs/rules.md.'),
        message: z.string().describe('What is wrong, in a sentence.'),
        text: z
          .string()
          .optional()
          .describe(
            'The text that is wrong, at most 80 characters, with those that do not show made visible.',
          ),
        cure: z.string().describe('What to do about it.'),
        draft: z.literal(true).optional().describe('It concerns drafts alone, and stops no build.'),
      }),
    )
    .describe('Every problem, by file, line and column.'),
});
export type CheckReport = z.infer<typeof CheckReport>;

/** The problems in that format. */
export function checkReport(problems: readonly Problem[], isOk: boolean): CheckReport {
  const all = inOrder(problems);
  return {
    version: 1,
    ok: isOk,
    ...tally(all),
    problems: all.map(({ file, line, column, severity, rule = 'other', message, text, cure, draft }) => ({
      ...{ file, line, column, severity, rule, message },
      ...(text !== undefined && { text: excerpt(text) }),
      cure,
      ...(draft && { draft }),
    })),
  };
}

/** The JSON Schema of the format, for programs that read it. */
export function checkReportSchema(): string {
  const schema = z.toJSONSchema(CheckReport, { target: 'draft-7' });
  return `${JSON.stringify({ title: 'What npm run check -- --json prints', ...schema }, null, 2)}\n`;
}
