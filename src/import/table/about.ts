import { symbols, type Symbol } from '../../dataset/symbols.ts';
import { periodIn } from './times.ts';

/** What the lines above and below a table say of it. */
export interface About {
  title: string | undefined;
  /** Other lines over the table. */
  subtitle: string | undefined;
  source: string | undefined;
  period: string | undefined;
  isProvisional: boolean;
  notes: { number: string | undefined; text: string }[];
  /** What the sheet says that its symbols mean. */
  labels: Map<Symbol, string>;
  /** Lines that explain other markers, as `* suppressed`. */
  markers: string[];
}

const needless =
  /^(this (work)?sheet contains|some cells (refer to|in this)|this table (contains|is)|freeze panes|back to (contents|top)|return to|contents$|notes?:?$|footnotes?:?$|key:?$|symbols?:?$)/i;

/** A line that says who made the table, not what is in it. */
const publisher =
  /^[\p{Lu}][^.,:]*\b(board|council|partnership|trust|department|directorate|constabulary|police|service|services|team|government|office)$/iu;

/** Sorts the lines around a table into its title, source, notes and the meanings of its symbols. */
export function about(above: readonly string[], below: readonly string[]): About {
  const found: About = {
    title: undefined,
    subtitle: undefined,
    source: undefined,
    period: undefined,
    isProvisional: [...above, ...below].some((line) => /\bprovisional\b/i.test(line.replace(/\[p\].*/i, ''))),
    notes: [],
    labels: new Map(),
    markers: [],
  };
  const heads = above.filter((line) => !takeLine(found, line, false));
  const lines = heads.map((line) => line.replace(/^(table|figure|chart) \w+(\.\d+)*\s*[:.–-]?\s+/i, ''));
  const title = lines.find((line) => !publisher.test(line)) ?? lines[0];
  found.title = title;
  found.subtitle = lines.filter((line) => line !== title && !publisher.test(line)).join(' ') || undefined;
  below.forEach((line) => takeLine(found, line, true));
  found.period = periodIn(heads.join(' '));
  return found;
}

/** Takes a line that is a source, a note or the meaning of a symbol; whether it was one. */
function takeLine(found: About, line: string, isBelow: boolean): boolean {
  if (needless.test(line)) return true;
  const source = /^(?:data )?sources?\s*[:–-]\s*(.+)$/i.exec(line)?.[1];
  if (source) return Boolean((found.source = found.source ? `${found.source}; ${source}` : source));
  if (takeSymbols(found, line)) return true;
  const note =
    /^\[?note\s*(\w{1,3})?\]?\s*[:.)–-]\s*(.+)$/i.exec(line) ??
    /^\[note (\w+)\]\s*(.+)$/i.exec(line) ??
    (isBelow ? (/^\(?(\d{1,2})[.):]\s+(.+)$/.exec(line) ?? /^([¹²³⁴⁵⁶⁷⁸⁹])\s*(.+)$/.exec(line)) : undefined);
  const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(note?.[1] || '-');
  if (note) found.notes.push({ number: raised > 0 ? String(raised) : note[1], text: note[2]! });
  else if (isBelow) found.notes.push({ number: undefined, text: line });
  return Boolean(note) || isBelow;
}

function takeSymbols(found: About, line: string): boolean {
  const said = [
    ...line.matchAll(/\[(c|x|z|low|[prefub])\]\s*(?:=|:|–|-|is|means|indicates)?\s*([^;[\]]+)/gi),
  ];
  const isLegend = said.length > 0 && /^(symbols?|key)?\s*:?\s*\[/i.test(line);
  if (isLegend) {
    for (const [, letter, meaning = ''] of said) {
      const symbol = symbols.find((each) => each === `[${letter!.toLowerCase()}]`);
      if (symbol) found.labels.set(symbol, meaning.trim().replace(/[.,]$/, ''));
    }
    return true;
  }
  const isMarker =
    /^["“']?(\*+|\.\.|:)["”']?\s+\S|^["“']?([-–]|n\/a|<\s?\d+)["”']?\s*(=|:|means|indicates|denotes)\s*\S|^["“']?(\*+|\.\.)["”']?\s*[=:]/i.test(
      line,
    );
  if (isMarker) found.markers.push(line);
  return isMarker;
}
