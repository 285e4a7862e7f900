import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chance } from './random.ts';
import { editionsOf, glossaryOf, madeReports, type Block, type MadeReport } from './report.ts';
import { sentence } from './words.ts';

const told = 'Invented children were heard. They helped to plan what came next.';

/** Writes the content, data and public files of an archive of so many invented reports; the same for the same number. */
export function writeSite(folder: string, reports: number): void {
  const write = (path: string, content: string | object) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    const text = typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`;
    writeFileSync(join(folder, path), text);
  };
  write('public/favicon.svg', icon);
  write('content/board.json', board);
  for (const id of editionsOf(reports)) write(`content/editions/${id}.md`, edition(id));
  for (const [index, name] of glossaryOf(reports).entries())
    write(`content/glossary/${name.replace(' ', '-')}.md`, term(name, index));
  for (const report of madeReports(reports)) {
    write(`content/reports/${report.edition}/${report.series}.mdx`, narrative(report));
    for (const { name, file } of report.datasets) write(`data/${report.edition}/${name}.json`, file);
  }
}

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" fill="#12436d"/></svg>\n';

const board = {
  name: 'Exampleshire Safeguarding Children Partnership',
  short: 'ESCP',
  site: 'https://www.example.org/annual-reports/',
  language: 'en-GB',
  notice: 'This is an invented site, made to measure how fast sites are built.',
  home: {
    title: 'How safe are children in Exampleshire?',
    lead: 'An invented partnership reports on invented years.',
    forChildren: 'Invented children are safe here.',
    questions: [{ question: 'What changed in the newest year?', path: '/{latest}/changes/' }],
  },
  about: 'The partnership is invented. It has three partners.',
  partners: ['The council', 'The integrated care board', 'The police'],
  help: [{ when: 'A child is in immediate danger', who: 'Police', contact: '999' }],
  licence: 'Use it as you like.',
  threshold: 5,
  security: { expires: '2027-09-30', contact: 'https://www.example.org/weakness/' },
  committees: {
    board: { name: 'Exampleshire Safeguarding Children Partnership', kind: 'safeguarding' },
  },
  series: { crag: { about: 'What invented reviews taught.', names: [{ name: 'Invented review group' }] } },
};

function edition(id: string): string {
  const [first = '', title] = [id.slice(0, 4), id.replace('-', '/')];
  return `---
title: ${title}
from: ${first}-04-01
to: ${Number(first) + 1}-03-31
summary: What an invented partnership did in ${title}.
for-children: ${told}
---
An invented partnership worked through ${title} and wrote down what it learned.
`;
}

function term(name: string, index: number): string {
  const said = sentence(chance(-index - 1));
  return `---
term: ${name}
also: [${name}s]
meaning: papers
for-children: Somebody asks invented children how they are.
---
An invented way of working. ${said}
`;
}

function narrative({ title, year, summary, number, sections, notes }: MadeReport): string {
  const body = sections.map(({ heading, blocks }) => `## ${heading}\n\n${blocks.map(written).join('\n\n')}`);
  return `---
title: "${title} on ${year}"
short: Study ${number + 1}
summary: ${summary}
source:
  title: Invented paper ${number + 1}
  body: An invented committee
  date: ${year.slice(0, 4)}-09
for-children: ${told}
---
${body.join('\n\n')}

${notes.map((note, index) => `[^${index + 1}]: ${note}`).join('\n')}
`;
}

function written(block: Block): string {
  if ('text' in block) return block.text;
  return 'chart' in block ? block.chart.chart!.line : block.table.table;
}
