import { z } from 'astro/zod';
import { SourcePaper } from './source-paper.ts';

/** The JSON Schema of source papers that editors use, made from the same schema that the build checks with. */
export function sourcePaperSchema(): string {
  const schema = z.toJSONSchema(SourcePaper, { io: 'input', target: 'draft-7', unrepresentable: 'any' });
  const title = 'Source paper';
  const description = 'A paper that the content comes from, and where each of its parts is on the site.';
  return `${JSON.stringify({ ...schema, title, description }, null, 2)}\n`;
}
