import type { Heading, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { stringify } from 'yaml';
import type { Front } from './tree/body.ts';
import { placeholder } from '../../placeholder.ts';
import type { Prepared } from './prepared.ts';

const months = 'january february march april may june july august september october november december'.split(
  ' ',
);
const mostTitle = 120;

/** What the document proposes for the front matter. */
export interface Proposal {
  title?: string;
  date?: string;
}

/**
 * Takes title, subtitle and date out of the text: from their styles, else from the only heading of the first level, and
 * from a line before the first heading that is nothing but a date.
 */
export function proposal(front: Front, children: RootContent[]): Proposal {
  const title = front.title.join(' ') || takenHeading(children);
  const parts = [title, ...front.subtitle].filter((each) => each !== '');
  const whole = parts.join(': ');
  const [isTitled, isWhole] = [
    title !== '' && title.length <= mostTitle,
    title !== '' && whole.length <= mostTitle,
  ];
  const date = takenDate(front, children);
  const left = isWhole ? [] : isTitled ? front.subtitle : parts;
  const dates = front.date.filter((each) => isoDate(each) !== date);
  children.unshift(...[...left, ...dates].map(sentence));
  const kept = isWhole ? whole : isTitled ? title : undefined;
  return { ...(kept && { title: kept }), ...(date && { date }) };
}

function sentence(value: string): RootContent {
  return { type: 'paragraph', children: [{ type: 'text', value }] };
}

/** The words of the first heading, taken out of the text, where it alone is of its level and above the others. */
function takenHeading(children: RootContent[]): string {
  const headings = children.filter((node): node is Heading => node.type === 'heading');
  const [first, ...rest] = headings;
  const isTitle = first !== undefined && first.depth === 1 && rest.every(({ depth }) => depth > 1);
  if (!isTitle || toString(first).length > mostTitle) return '';
  if (children.slice(0, children.indexOf(first)).some((node) => node.type !== 'paragraph')) return '';
  children.splice(children.indexOf(first), 1);
  return toString(first).replace(/\s+/g, ' ').trim();
}

function takenDate(front: Front, children: RootContent[]): string | undefined {
  const styled = front.date.map(isoDate).find((each) => each !== undefined);
  if (styled) return styled;
  const end = children.findIndex(({ type }) => type === 'heading');
  const before = children.slice(0, end < 0 ? 0 : end);
  const line = before.find((node) => node.type === 'paragraph' && isoDate(toString(node)) !== undefined);
  if (!line) return undefined;
  children.splice(children.indexOf(line), 1);
  return isoDate(toString(line));
}

/** `24 June 2020`, `June 2020` and `24/06/2020` as `2020-06-24` and `2020-06`; nothing when it is no date alone. */
export function isoDate(text: string): string | undefined {
  const words = text
    .trim()
    .replace(/^date:?\s*/i, '')
    .replace(/^(mon|tues|wednes|thurs|fri|satur|sun)day,?\s+/i, '');
  const [, day, month = '', year] =
    /^(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]+)\.?,?\s+(\d{4})$/.exec(words) ?? [];
  const [, ownDay, ownMonth, ownYear] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(words) ?? [];
  const index = ownMonth ? Number(ownMonth) : months.indexOf(month.toLowerCase()) + 1;
  const found = [year ?? ownYear, two(index), ...((day ?? ownDay) ? [two(Number(day ?? ownDay))] : [])].join(
    '-',
  );
  if (index < 1 || !/^\d{4}-\d\d(-\d\d)?$/.test(found)) return undefined;
  const time = Date.parse(`${found.length === 7 ? `${found}-01` : found}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(found) ? found : undefined;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** The front matter of a report; what Word cannot know is as it was prepared, or left to write. */
export function frontMatter({ title, date }: Proposal, front: Prepared['front']): string {
  const source = (front['source'] ?? {}) as Prepared['front'];
  const values = {
    title: title ?? front['title'] ?? placeholder('the title of the report'),
    short: front['short'] ?? placeholder('a short name'),
    summary: front['summary'] ?? placeholder('what the report says, in one or two sentences'),
    'for-children':
      front['for-children'] ?? placeholder('what it means for children, in one or two plain sentences'),
    source: {
      title: title ?? source['title'] ?? placeholder('the title of the paper'),
      body: source['body'] ?? placeholder('the group or committee that wrote or received it'),
      ...(date && { date }),
    },
    ...(front['content-note'] !== undefined && { 'content-note': front['content-note'] }),
    draft: 'true',
  };
  return `---\n${stringify(values, { schema: 'failsafe', lineWidth: 0 })}---\n`;
}
