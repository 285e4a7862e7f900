import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { madeReports, type Block, type MadeReport } from './report.ts';

/**
 * Writes an Astro project that makes one page of HTML of each report, and nothing else: the same words as plain
 * Markdown, a caption in place of each chart, and the tables typed out. `modules` is the `node_modules` to build with.
 */
export function writePlain(folder: string, reports: number, modules: string): void {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('package.json', '{ "name": "plain", "private": true, "type": "module" }\n');
  write('astro.config.mjs', config);
  write('src/content.config.ts', collection);
  write('src/pages/[...report].astro', page);
  for (const report of madeReports(reports))
    write(`src/reports/${report.edition}/${report.series}.md`, markdown(report));
  symlinkSync(modules, join(folder, 'node_modules'), 'junction');
}

const config = `import { unified } from '@astrojs/markdown-remark';
import { defineConfig } from 'astro/config';
export default defineConfig({
  cacheDir: './.cache',
  markdown: { processor: unified(), syntaxHighlight: false },
});
`;

const collection = `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
export const collections = { reports: defineCollection({ loader: glob({ pattern: '**/*.md', base: './src/reports' }) }) };
`;

const page = `---
import { getCollection, render } from 'astro:content';
export async function getStaticPaths() {
  return (await getCollection('reports')).map((entry) => ({ params: { report: entry.id }, props: { entry } }));
}
const { entry } = Astro.props;
const { Content } = await render(entry);
---
<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>{entry.data.title}</title>
  </head>
  <body><main><h1>{entry.data.title}</h1><Content /></main></body>
</html>
`;

function markdown({ title, year, sections, notes }: MadeReport): string {
  const body = sections.map(({ heading, blocks }) => `## ${heading}\n\n${blocks.map(plain).join('\n\n')}`);
  return `---
title: "${title} on ${year}"
---
${body.join('\n\n')}

${notes.map((note, index) => `[^${index + 1}]: ${note}`).join('\n')}
`;
}

function plain(block: Block): string {
  if ('text' in block) return block.text;
  if ('chart' in block) return `**${block.chart.chart!.title}.** ${block.chart.chart!.subtitle}.`;
  const [head = [], ...rows] = block.table.rows;
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
