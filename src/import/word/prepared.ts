import { parse } from 'yaml';

/** What a report that stands at a place already says and a Word document cannot know. */
export interface Prepared {
  front: Readonly<Record<string, unknown>>;
  sections: readonly Section[];
}

/** A heading of it that answers what the guidance asks for; its whole text where that is still to be written. */
interface Section {
  title: string;
  answers: string;
  open?: string;
}

const line = /^<Answers items="[^"]*" \/>$/gm;
const unwritten = /^#{2,6} .+\n\n(?:<Answers items="[^"]*" \/>\n\n)+\[Write here:[^\]]*\]$/;

/** Reads what a report says that is there already; nothing from one that cannot be read. */
export function prepared(text: string | undefined): Prepared {
  const whole = (text ?? '').replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(whole) ?? [];
  const sections = body.split(/^(?=#{2,6} )/m).flatMap((each) => {
    const own = each.split(/^\[\^/m)[0]!.trim();
    const [, title] = /^#{2,6} (.+)/.exec(own) ?? [];
    const answers = [...own.matchAll(line)].map(([found]) => found).join('\n\n');
    if (title === undefined || answers === '') return [];
    return [{ title: bare(title), answers, ...(unwritten.test(own) && { open: own }) }];
  });
  return { front: frontOf(front), sections };
}

function frontOf(text: string): Prepared['front'] {
  try {
    const read: unknown = parse(text, { schema: 'failsafe' });
    return typeof read === 'object' && read !== null ? (read as Prepared['front']) : {};
  } catch {
    return {};
  }
}

/** The words of a heading without its number, so that a document and last year's headings can be compared. */
function bare(title: string): string {
  return title
    .replaceAll('\\', '')
    .replace(/^[\d.]+\s+/, '')
    .replaceAll('’', "'")
    .trim()
    .toLowerCase();
}

/**
 * Says in the text of a report what its sections answer: below the headings of the same name, and in sections that are
 * still to be written at its end, before its footnotes. Returns the number of these, too.
 */
export function answered(text: string, { sections }: Prepared): { text: string; open: number } {
  const left = new Map(sections.map((section) => [section.title, section]));
  const lines = text.split('\n').map((each) => {
    const [, title = ''] = /^#{2,6} (.+)$/.exec(each) ?? [];
    const found = title === '' ? undefined : left.get(bare(title));
    if (!found) return each;
    left.delete(found.title);
    return `${each}\n\n${found.answers}`;
  });
  const open = [...left.values()].flatMap((section) => section.open ?? []);
  const whole = lines.join('\n');
  const notes = /^\[\^[^\]]+\]:/m.exec(whole)?.index ?? whole.length;
  const parts = [whole.slice(0, notes).trimEnd(), ...open, whole.slice(notes).trimEnd()];
  return { text: `${parts.filter((part) => part !== '').join('\n\n')}\n`, open: open.length };
}
