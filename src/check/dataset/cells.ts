import { toText } from '../../dataset/cell.ts';
import type { Cell, Field, RawDataset } from '../../dataset/dataset.ts';
import { unread } from '../../dataset/read.ts';
import { isSymbol, symbols } from '../../dataset/symbols.ts';
import { nearest, problemAt, type Fault, type Problem } from '../../problem.ts';
import { onEachDataset, type Bounds, type DatasetEntry } from './bounds.ts';
import { isMarker, markerCure } from './markers.ts';
import type { Rule } from '../rule.ts';

/** Cells are of the type of their field and from its categories, numbers are exact, symbols are ours and explained. */
export const cellRule: Rule = {
  name: 'cells',
  group: 'Numbers and data',
  severity: 'both',
  asks: 'Numbers are typed as numbers, text as text, and what is missing as one of our symbols, explained.',
  why: 'Nothing is converted or guessed: “1,100” in quotation marks, “-” and “n/a” could each mean several things.',
  example: {
    in: 'data/2020-21/plans.json',
    wrong: '["Plan", "2020/21", "1,100", 10]',
    right: '["Plan", "2020/21", 1100, 10]',
  },
  find: onEachDataset(cellProblems),
};

function cellProblems(entry: DatasetEntry, { isOpen }: Bounds): Problem[] {
  const { value, source, offsetOf } = entry;
  const { fields } = value.schema;
  return value.data.flatMap((row, index) => {
    if (index === 0 || row.length !== fields.length) return [];
    return fields.flatMap((field, column) => {
      const at = offsetOf(['data', index, column]);
      const typed = /-?\d[\d.eE+-]*/y;
      typed.lastIndex = at;
      const cell = row[column]!;
      if (cell === unread) return [];
      const number = typeof cell === 'number' ? typed.exec(source.text)?.[0] : undefined;
      const isSecret = field.type !== 'string' && !isSymbol(cell) && !isOpen(entry, index, field.name);
      const fault = cellFault(cell, field, value, isSecret) ?? exactnessFault(cell, number, field, isSecret);
      const text = isSecret ? {} : { text: number ?? JSON.stringify(cell) };
      return fault ? [problemAt(source, at, { ...text, ...fault })] : [];
    });
  });
}

/** A number must be shown as it was typed: no digit lost, none added but zeros that the field asks for. */
function exactnessFault(
  cell: Cell,
  typed: string | undefined,
  field: Field,
  isSecret: boolean,
): Fault | undefined {
  if (typeof cell !== 'number' || typed === undefined) return undefined;
  const shown = toText(cell, field).replaceAll(',', '').replace('−', '-');
  const short = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
  const isExact = field.decimals === undefined ? shown === typed : short(shown) === short(typed);
  if (isExact) return undefined;
  const cure =
    'Write it in full, with no more digits than it needs; "decimals" on the field keeps zeros at the end.';
  return { message: `"${field.name}" would be shown ${isSecret ? 'in another way' : `as ${shown}`}.`, cure };
}

function cellFault(
  cell: Cell,
  field: Field,
  dataset: RawDataset,
  isSecret: boolean,
): (Fault & { severity?: 'warning' }) | undefined {
  if (!isSymbol(cell))
    return field.type === 'string' ? textFault(cell, field) : numberFault(cell, field, isSecret);
  if (cell === '[low]' && field.disclosive) {
    const message = `"${field.name}" counts people, and [low] tells that there are one or two of them.`;
    return { message, cure: 'Write the count, which the build hides, or [c].' };
  }
  if (dataset.schema.missingValues.some(({ value }) => value === cell)) return undefined;
  return {
    message: `The symbol ${cell} is used but not explained.`,
    cure: `Add { "value": "${cell}", "label": "…" } to "missingValues".`,
  };
}

function textFault(cell: Cell, { name, categories }: Field): (Fault & { severity?: 'warning' }) | undefined {
  if (typeof cell === 'number') {
    return { message: `"${name}" is text, and this is a number.`, cure: 'Put quotation marks around it.' };
  }
  if (cell.trim() === '') return { message: `"${name}" is blank.`, cure: 'Say what the row is about.' };
  if (cell !== cell.trim()) {
    return { message: `"${name}" begins or ends with a space.`, cure: 'Delete the space.' };
  }
  if (isMarker(cell)) {
    const cure = markerCure(cell) ?? `Write words, or one of ${symbols.join(', ')}.`;
    return { message: `"${name}" is a marker that readers do not know.`, cure };
  }
  if (categories && !categories.includes(cell)) {
    return { message: `"${name}" is "${cell}".`, cure: nearest(cell, categories) };
  }
  if (!/^[=+\-@]/.test(cell)) return undefined;
  return {
    severity: 'warning',
    message: `A spreadsheet would take "${name}" for a formula, so the CSV puts an apostrophe before it.`,
    cure: 'Begin it with another character if you can.',
  };
}

function numberFault(cell: Cell, { name, type }: Field, isSecret: boolean): Fault | undefined {
  if (typeof cell === 'string') return quotedFault(cell, name, isSecret);
  if (Math.abs(cell) > Number.MAX_SAFE_INTEGER) {
    const cure = 'Numbers may have up to 15 digits; write a larger one in thousands or millions.';
    return { message: `"${name}" is too large to be kept exactly.`, cure };
  }
  if (type === 'number' || Number.isInteger(cell)) return undefined;
  const cure = 'Write it without decimals, or make the type "number".';
  return { message: `"${name}" is a whole number, and this has decimals.`, cure };
}

/** Text where a number belongs. Nothing is converted; the cure says the number when it can be read. */
function quotedFault(cell: string, name: string, isSecret: boolean): Fault {
  if (cell.trim() === '') {
    return {
      message: `"${name}" is blank.`,
      cure: 'Write a number, 0 for none, or "[x]" for not available.',
    };
  }
  const number = readable(cell);
  const unit = /[£$€%]/.test(cell) ? ' Its unit belongs to the field, as "unit".' : '';
  const cure =
    number === undefined
      ? `Write the number without quotation marks, or one of ${symbols.join(', ')}.`
      : `Write ${isSecret ? 'the number' : number} without quotation marks.${unit}`;
  return { message: `"${name}" is a number, and this is text.`, cure: markerCure(cell) ?? cure };
}

/** The number that text such as `1,234`, `12%` or `£5` means, as JSON writes it. */
function readable(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^[£$€]\s?/, '')
    .replace(/\s?%$/, '')
    .replace('−', '-');
  if (!/^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(bare)) return undefined;
  return bare.replaceAll(',', '').replace(/^(-?)0+(?=\d)/, '$1');
}
