import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from './build.ts';

const own = join(project, 'content');
const words = (text: string) => text.split(/\s+/).filter(Boolean).length;

/** Paragraphs and headings of the longest real report, in plain text: words that no packer has seen twice. */
function prose(most: number): string[] {
  const source = readFileSync(join(own, 'reports/2014-15/special-child-protection.mdx'), 'utf8');
  const text = source
    .replace(/^---[\s\S]*?\n---\n/, '')
    .replaceAll('\r', '')
    .replace(/<Headlines>[\s\S]*?<\/Headlines>/g, '')
    .replace(/<(Chart|Table|Quadrant|LearningPoints|Recommendations|Evidence\w*|Answers)\b[^>]*(\/>|>)/g, '')
    .replace(/<\/?[A-Z]\w*\b[^>]*>/g, '')
    .replace(/^\[\^.*$|\[\^\w+\]/gm, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*?/g, '');
  const kept: string[] = [];
  let count = 0;
  for (const part of text.split(/\n\n+/).map((each) => each.trim())) {
    if (part === '' || count >= most) continue;
    kept.push(part);
    count += words(part);
  }
  return kept;
}

const figures = [
  '<Chart data="plans" kind="line" title="Plans rose while care fell" subtitle="Children, Exampleshire, 2018/19 to 2020/21" x="year" y="children" series="group" where="group!=Total" />',
  '<Chart data="contacts-by-source" kind="bar" title="Most contacts came from schools" subtitle="Contacts, Exampleshire, 2020/21" x="source" y="contacts" />',
  '<Headlines>\n\n<Headline label="Children with a plan" data="plans" at="year=2020/21; group=Plan" field="children" compare="year=2018/19; group=Plan" />\n\n<Headline label="People trained" value="over 9,000" />\n\n</Headlines>',
];

const terms = ['statistical-neighbours', 'section-47', 'referral', 'ofsted', 'neglect', 'child-in-need-plan'];

const notes = [
  'The paper gives this for England alone, and says nothing of the years before.',
  'Counted on the last day of March, as the national return asks.',
  'A later paper rounds these figures to the nearest ten.',
];

/**
 * Makes a site in a folder: the fixture with one more report, `/2020-21/special-weight/`, of 1,500 words with two charts, a table of their data,
 * headlines, three footnotes, and terms that the glossary explains.
 */
export function siteWithReport(root: string): { words: number } {
  cpSync(join(project, 'test/site'), root, { recursive: true });
  for (const term of terms) {
    const text = readFileSync(join(own, `glossary/${term}.md`), 'utf8');
    writeFileSync(
      join(root, `content/glossary/${term}.md`),
      text.replace(/^(subject|papers|see|edition|also):.*\n/gm, ''),
    );
  }
  const charts = readFileSync(join(root, 'content/reports/2020-21/special-charts.mdx'), 'utf8');
  const [matter = ''] = /^---[\s\S]*?\n---\n/.exec(charts.replaceAll('\r', '')) ?? [];
  const body = prose(1500);
  const text = body.join('\n\n');
  const sections = body.flatMap((_, at) => (body[at]!.startsWith('## ') ? [at] : []));
  for (const [at, figure] of figures.entries())
    body.splice(at === 2 ? 0 : sections[at + 1]! + 2 + at, 0, figure);
  const paragraphs = body.flatMap((each, at) => (/^[A-Z][^#<\n]*\.$/.test(each) ? [at] : []));
  for (const [at] of notes.entries()) body[paragraphs[(at + 1) * 4]!] += `[^${at + 1}]`;
  const feet = notes.map((note, at) => `[^${at + 1}]: ${note}`);
  const file = join(root, 'content/reports/2020-21/special-weight.mdx');
  writeFileSync(
    file,
    `${matter.replace(/^short: .*$/m, 'short: Weight')}\n${[...body, ...feet].join('\n\n')}\n`,
  );
  return { words: words(text.replace(/^#+/gm, '')) };
}
