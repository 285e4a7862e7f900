import type { Content, Entry } from '../content.ts';
import { matches, rows, type Cell, type RawDataset, type Field } from '../dataset/dataset.ts';
import { toText } from '../dataset/cell.ts';
import { isSymbol, symbols } from '../dataset/symbols.ts';
import { nearest, problemAt, type Fault, type Problem } from '../problem.ts';

/** Rows have a value for each field, of its type, from its categories; symbols are declared; notes find their cells. */
export function rowProblems({ raw }: Content): Problem[] {
  return raw.flatMap((entry) => [
    ...nameProblems(entry),
    ...headerProblems(entry),
    ...fieldProblems(entry),
    ...entry.value.data.slice(1).flatMap((row, index) => cellsProblems(entry, row, index + 1)),
    ...repeatedRows(entry),
    ...noteProblems(entry),
  ]);
}

type DatasetEntry = Entry<RawDataset>;

function nameProblems({ id, value, source, offsetOf }: DatasetEntry): Problem[] {
  const name = id.split('/').at(-1)!;
  if (value.name === name) return [];
  const message = `The dataset is called "${value.name}", but its file ${name}.json.`;
  return [problemAt(source, offsetOf(['name']), { message, cure: 'Let both have the same name.' })];
}

function headerProblems({ value, source, offsetOf }: DatasetEntry): Problem[] {
  const names = value.schema.fields.map((field) => field.name);
  const header = value.data[0] ?? [];
  if (names.length === header.length && names.every((name, index) => name === header[index])) return [];
  return [
    problemAt(source, offsetOf(['data', 0]), {
      message: 'The first row does not name the fields in their order.',
      text: JSON.stringify(header),
      cure: `Write ${JSON.stringify(names)}.`,
    }),
  ];
}

function fieldProblems({ value, source, offsetOf }: DatasetEntry): Problem[] {
  const seen = new Set<string>();
  return value.schema.fields.flatMap((field, index) => {
    const isText = field.type === 'string';
    const faults = [
      ...(isText && (field.disclosive || field.decimals !== undefined)
        ? ['"disclosive" and "decimals" are for numbers']
        : []),
      ...(!isText && field.categories ? ['"categories" are for text'] : []),
      ...(new Set(field.categories).size < (field.categories ?? []).length
        ? ['a category stands twice']
        : []),
      ...(seen.has(field.name) ? [`another field is called "${field.name}" too`] : []),
    ];
    seen.add(field.name);
    return faults.map((fault) =>
      problemAt(source, offsetOf(['schema', 'fields', index]), {
        message: `The field "${field.name}" is not right: ${fault}.`,
        cure: 'Correct it; docs/authors.md says what a field holds.',
      }),
    );
  });
}

function cellsProblems(entry: DatasetEntry, row: readonly Cell[], index: number): Problem[] {
  const { fields } = entry.value.schema;
  if (row.length !== fields.length) {
    return [
      problemAt(entry.source, entry.offsetOf(['data', index]), {
        message: `The row has ${row.length} ${row.length === 1 ? 'value' : 'values'}; the dataset has ${fields.length} fields.`,
        text: JSON.stringify(row),
        cure: `Give one value for each of ${fields.map(({ name }) => name).join(', ')}.`,
      }),
    ];
  }
  return fields.flatMap((field, column) => {
    const at = entry.offsetOf(['data', index, column]);
    const typed = /-?\d[\d.eE+-]*/y;
    typed.lastIndex = at;
    const cell = row[column]!;
    const number = typed.exec(entry.source.text)?.[0];
    const fault = cellFault(cell, field, entry.value) ?? exactnessFault(cell, number, field);
    return fault ? [problemAt(entry.source, at, { ...fault, text: number ?? JSON.stringify(cell) })] : [];
  });
}

/** A number must be shown as it was typed: no digit lost, none added but zeros that the field asks for. */
function exactnessFault(cell: Cell, typed: string | undefined, field: Field): Fault | undefined {
  if (typeof cell !== 'number' || typed === undefined) return undefined;
  const shown = toText(cell, field).replaceAll(',', '').replace('−', '-');
  const short = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
  const isExact = field.decimals === undefined ? shown === typed : short(shown) === short(typed);
  if (isExact) return undefined;
  const cure =
    'Write it in full, with no more digits than it needs; "decimals" on the field keeps zeros at the end.';
  return { message: `"${field.name}" would be shown as ${shown}.`, cure };
}

function cellFault(cell: Cell, field: Field, dataset: RawDataset): Fault | undefined {
  if (!isSymbol(cell)) return field.type === 'string' ? textFault(cell, field) : numberFault(cell, field);
  if (dataset.schema.missingValues.some(({ value }) => value === cell)) return undefined;
  return {
    message: `The symbol ${cell} is used but not explained.`,
    cure: `Add { "value": "${cell}", "label": "…" } to "missingValues".`,
  };
}

function textFault(cell: Cell, { name, categories }: Field): Fault | undefined {
  if (typeof cell === 'number') {
    return { message: `"${name}" is text, and this is a number.`, cure: 'Put quotation marks around it.' };
  }
  if (cell !== cell.trim()) {
    return { message: `"${name}" begins or ends with a space.`, cure: 'Delete the space.' };
  }
  if (!categories || categories.includes(cell)) return undefined;
  return { message: `"${name}" is "${cell}".`, cure: nearest(cell, categories) };
}

function numberFault(cell: Cell, { name, type }: Field): Fault | undefined {
  if (typeof cell === 'string') {
    const cure = `Write the number without quotation marks, or one of ${symbols.join(', ')}.`;
    return { message: `"${name}" is a number, and this is text.`, cure };
  }
  if (type === 'number' || Number.isSafeInteger(cell)) return undefined;
  const cure = 'Write it without decimals, or make the type "number".';
  return { message: `"${name}" is a whole number.`, cure };
}

function repeatedRows({ value, source, offsetOf }: DatasetEntry): Problem[] {
  const seen = new Map<string, number>();
  const keys = value.schema.fields.flatMap((field, index) => (field.type === 'string' ? [index] : []));
  return value.data.slice(1).flatMap((row, index) => {
    const key = JSON.stringify(keys.map((column) => row[column]));
    const first = seen.get(key);
    seen.set(key, first ?? index + 1);
    if (first === undefined || keys.length === 0) return [];
    return [
      problemAt(source, offsetOf(['data', index + 1]), {
        message: `Row ${index + 1} is about the same thing as row ${first}.`,
        text: key,
        cure: 'Keep one of them, or add the field that tells them apart.',
      }),
    ];
  });
}

function noteProblems({ value, source, offsetOf }: DatasetEntry): Problem[] {
  const names = value.schema.fields.map((field) => field.name);
  return value.notes.flatMap((note, index) => {
    const unknown = [...Object.keys(note.where ?? {}), ...(note.field ? [note.field] : [])].find(
      (name) => !names.includes(name),
    );
    if (unknown !== undefined) {
      const message = `The note is about "${unknown}", which is not a field of the dataset.`;
      return [problemAt(source, offsetOf(['notes', index]), { message, cure: nearest(unknown, names) })];
    }
    if (!note.where || rows(value).some((row) => matches(row, note.where!))) return [];
    const message = 'The note is about rows that the dataset does not have.';
    const text = JSON.stringify(note.where);
    return [
      problemAt(source, offsetOf(['notes', index, 'where']), { message, text, cure: 'Correct "where".' }),
    ];
  });
}
