import { dateFromSerial, format, getFormatDateInfo, getFormatInfo, isDateFormat } from 'numfmt';
import { monthNames } from '../../../time.ts';
import type { Seen } from './grid.ts';

/** What a reader sees of a number in a cell with a number format; nothing when the format shows nothing. */
export function numberSeen(stored: number, pattern: string, uses1904: boolean): Seen | undefined {
  const isDated = isDateFormat(pattern);
  const value = isDated && uses1904 ? stored + 1462 : stored;
  let text: string;
  try {
    text = format(pattern, value, { locale: 'en-GB', nbsp: false }).trim();
  } catch {
    return fault(
      String(stored),
      'has a number format that is not understood',
      'Give the cell another number format.',
    );
  }
  if (text === '') return undefined;
  if (isDated) return dateSeen(value, pattern, text);
  const isFree = /general|^@$/i.test(pattern);
  if (isFree && places(stored) > 6) return unrounded(text);
  const seen = checkedNumber(text, stored, isOddly(pattern));
  return isFree && seen.kind === 'number' && seen.isRounded ? unrounded(text) : seen;
}

/** Whether a format shows fractions, or thousands of per cent: what programs show of these differs. */
function isOddly(pattern: string): boolean {
  const bare = pattern.replace(/"[^"]*"|\\.|_.|\[[^\]]*\]/g, '');
  return getFormatInfo(pattern).type === 'fraction' || /[0#?],+(?![,0#?])[^;]*%/.test(bare);
}

/** The number that a file stores as text, written in tens as every program writes it; `NaN` of any other text. */
export function storedNumber(text: string): number {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : NaN;
}

/** The number that is shown, held against the one that is stored: they differ by rounding alone, or it is a fault. */
export function checkedNumber(text: string, stored: number, isOdd = false): Seen {
  if (!/\d/.test(text)) {
    // The formats of accounts show a nought as a dash; other words in the place of a number are what readers see.
    if (stored === 0 && /^[£$€\s]*[-–—]$/.test(text))
      return { kind: 'number', text, number: '0', unit: '', isRounded: false };
    return { kind: 'text', text };
  }
  if (/\d\s*E[+-]?\d/i.test(text))
    return fault(
      text,
      'is shown with an exponent',
      'Give the cell a number format without exponent, as 0 or #,##0.',
    );
  const found = isOdd ? undefined : [text, swapped(text)].map((each) => held(each, stored)).find(Boolean);
  if (found) return { kind: 'number', text, ...found };
  return fault(
    text,
    'is shown in another way than it is stored, so it is not clear which number is meant',
    'Give the cell a plain number format, as 0, 0.0, #,##0 or 0%.',
  );
}

function held(text: string, stored: number) {
  const bare = text.replace(/(?<=\d)[\s’'](?=\d{3}(?!\d))/gu, '').replaceAll('−', '-');
  const tokens = bare.match(/\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?|\.\d+/g) ?? [];
  const [token] = tokens;
  if (token === undefined || tokens.length > 1) return undefined;
  const digits = token
    .replaceAll(',', '')
    .replace(/^\./, '0.')
    .replace(/^0+(?=\d)/, '');
  const isPercentage = /%/.test(bare);
  const isNegative = /-|\(/.test(bare.slice(0, bare.indexOf(token)));
  const decimals = digits.split('.')[1]?.length ?? 0;
  const meant = (isPercentage ? stored * 100 : stored) * (isNegative ? -1 : 1);
  const difference = Math.abs(Number(digits) - meant);
  const slack = Math.abs(meant) * 1e-13 + 1e-13;
  if (Number.isNaN(stored) || difference > 0.5 * 10 ** -decimals + slack || (Number(digits) > 0 && meant < 0))
    return undefined;
  const unit = isPercentage ? '%' : (/[£$€]/.exec(bare)?.[0] ?? '');
  const number = `${isNegative && Number(digits) !== 0 ? '-' : ''}${digits}`;
  return { number, unit, isRounded: difference > slack };
}

function swapped(text: string): string {
  return text.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
}

/** A number without a format has as many decimals as its column has room for. */
function unrounded(text: string): Seen {
  const cure = 'Give the cell a number format with as many decimals as you want to publish.';
  return fault(
    text,
    'has no number format, so how many decimals a reader sees depends on the width of the column',
    cure,
  );
}

function places(number: number): number {
  const text = String(Number(number.toPrecision(15)));
  return text.includes('e-') ? 99 : (text.split('.')[1]?.length ?? 0);
}

function dateSeen(serial: number, pattern: string, text: string): Seen {
  if (Math.floor(serial) === 60)
    return fault(text, 'is 29 February 1900, a day that there was not', 'Type the right day.');
  const { year, month, day, hours } = getFormatDateInfo(pattern);
  if (/\[(h+|m+|s+)\]/i.test(pattern)) return { kind: 'date', text, time: undefined };
  if ((year || month || day) && serial >= 1 && serial < 60)
    return fault(
      text,
      'is a day before March 1900, which programs count differently',
      'Type the day in words, as text.',
    );
  const [y, m, d, ...clock] = dateFromSerial(serial);
  const isTimed = hours && clock.some((part) => part !== 0);
  return {
    kind: 'date',
    text,
    time:
      isTimed || serial < 1 || serial >= 2_958_466 ? undefined : dateInWords([y, m, d], { year, month, day }),
  };
}

/** A date as the site writes times, as far as it is shown: `31 March 2015`, `March 2015`, `2015`; else nothing. */
export function dateInWords(
  [y, m, d]: readonly [number, number, number],
  shown: { year: boolean; month: boolean; day: boolean },
): string | undefined {
  if (!shown.year || (shown.day && !shown.month)) return undefined;
  return [...(shown.day ? [d] : []), ...(shown.month ? [monthNames[m - 1]] : []), y].join(' ');
}

/** A cell that cannot be taken. */
export function fault(text: string, why: string, cure: string): Seen {
  return { kind: 'fault', text, why, cure };
}

/** A cell that shows an error of the spreadsheet: `#DIV/0!`. */
export function errorSeen(text: string): Seen {
  return fault(
    text,
    `shows the error ${text}`,
    'Correct the sheet, or write a symbol such as [x] in its place.',
  );
}

/** A formula whose result the file does not have. */
export function uncalculated(): Seen {
  return fault(
    '',
    'holds a formula without its result',
    'Open the file in Excel or LibreOffice and save it: formulas are not worked out here.',
  );
}

/** What a number format shows of a text: most show it as it is, some hide it or put words beside it. */
export function textShown(text: string, pattern: string): string {
  if (text.length > 5000 || !/@.|.@|;.*;.*;/.test(pattern)) return text;
  try {
    return format(pattern, text, { locale: 'en-GB', nbsp: false });
  } catch {
    return text;
  }
}

/** A cell of which the file says that it is a number, and which is none. */
export function unreadable(text: string): Seen {
  const shown = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  return fault(
    text,
    `is stored as "${shown}", which is no number`,
    'Type the number again and save the file.',
  );
}

/** A cell whose letters have the colour of its ground; what it holds is not told. */
export function unseen(): Seen {
  return fault(
    '',
    'is written in the colour of its ground, so readers of the sheet do not see it',
    'Give its letters another colour if it is meant to be read; else clear the cell.',
  );
}

/** A cell that is struck through. */
export function struck(text: string): Seen {
  return fault(
    text,
    'is struck through, so it is not clear whether it still holds',
    'Take the line off if the cell holds; else write what holds.',
  );
}

/** A cell that a conditional format may change or hide; what it holds is not told. */
export function changeable(): Seen {
  return fault(
    '',
    'has a conditional format that may show something else than the cell holds, or hide it',
    'Write into the cells what readers should see, and take the conditional format off (in Excel: Home, Conditional Formatting, Clear Rules).',
  );
}

/** A text whose digits stand in another order than they are stored. */
export function turned(text: string): Seen {
  return fault(
    text,
    'holds characters that do not show and turn the direction of others, so its digits may stand in another order',
    'Type the cell again.',
  );
}
