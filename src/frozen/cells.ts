import type { Change } from '../correction.ts';
import type { Cell, Row } from '../dataset/dataset.ts';
import { picked } from '../dataset/where.ts';
import type { LockedDataset } from '../lock.ts';
import { nearest, type Fault } from '../problem.ts';
import type { Ledger, Spot, Step } from './step.ts';
import { blank, lockedCsv, lockedRows, namingFields, rowKey, shownCell, typedCell } from './rows.ts';
import { withdrawnFiles } from './withdrawn.ts';

/** The cell of a dataset that a change is about, or why there is none. */
export function cellSpot(found: Ledger, dataset: LockedDataset, step: Step): Spot | Fault {
  const { where = '', field = '', before, after } = step.change;
  const column = dataset.fields.findIndex(({ name }) => name === field);
  if (column < 0) {
    const names = dataset.fields.map(({ name }) => name);
    return { message: `"${field}" is not a field of "${dataset.name}".`, cure: nearest(field, names) };
  }
  const taken = (key: string) => takenSpot(step.change, key, () => keepFile(found, dataset, step));
  if (!dataset.rows) return taken(field);
  const all = lockedRows(dataset);
  const [row, ...others] = picked(all, where);
  if (!row && before === undefined) return newRowSpot(found, dataset, step, column);
  if (!row || others.length > 0) return rowFault(dataset, where, row !== undefined);
  const line = dataset.rows[all.indexOf(row)]!;
  const key = `${rowKey(dataset, row)} ${field}`;
  const now = line[column];
  if (now === null || now === undefined) return taken(key);
  const { type } = dataset.fields[column]!;
  const fault =
    beforeFault(now, before, type) ??
    (type === 'string' ? namelessFault(dataset, line, after) : secretFault(now, after));
  if (fault) return fault;
  return {
    key: `${rowKey(dataset, after !== undefined && type === 'string' ? { ...row, [field]: after } : row)} ${field}`,
    apply() {
      keepFile(found, dataset, step);
      const next = after === undefined ? blank : typedCell(after, type);
      follow(found, dataset, step, row, next);
      line[column] = next;
    },
  };
}

/** What was shown is hidden by a disclosure only; what was hidden stays hidden, under whatever name. */
function secretFault(now: Cell, after: string | undefined): Fault | undefined {
  if (after === '[c]' && now !== '[c]') return hiddenFault;
  if (now !== '[c]' || after === '[c]') return undefined;
  return after === undefined ? goneFault : bareFault;
}

/** A row that loses its name is out, with what is hidden in it. */
function namelessFault({ fields }: LockedDataset, line: readonly (Cell | null)[], after: string | undefined) {
  const isSecret = line.some(
    (cell, column) => fields[column]?.type !== 'string' && (cell === '[c]' || cell === null),
  );
  return after === undefined && isSecret ? goneFault : undefined;
}

const hiddenFault: Fault = {
  message: 'The entry hides a number that was published, and would leave the file that shows it.',
  cure: 'Write an entry of kind disclosure, without "before" and "after".',
};

const bareFault: Fault = {
  message:
    'The entry shows what was hidden. With the file as it was, which stays, it could tell what else is hidden.',
  cure: 'Delete this change, and let the cell stay hidden; if it is shown then, type "[c]" in data/.',
};

const goneFault: Fault = {
  message:
    'The entry takes out a row with a hidden value. Under another name, it could tell with the file as it was what is hidden.',
  cure: 'Keep the row. If only its name has changed, name the text field as "field", with the old and the new name as "before" and "after".',
};

function rowFault(dataset: LockedDataset, where: string, isSeveral: boolean): Fault {
  return {
    message: `${isSeveral ? 'Several rows' : 'No row'} of "${dataset.name}" ${isSeveral ? 'are' : 'was'} ${where}.`,
    cure: `Name one row by ${namingFields(dataset).join(', ')}, as in a chart: field=value; field=value.`,
  };
}

/** What `before` says must be what the lock and the entries before this one say. */
function beforeFault(now: Cell, before: string | undefined, type: 'string' | 'integer' | 'number') {
  const fits = before === undefined ? now === blank : typedCell(before, type) === now;
  if (fits) return undefined;
  if (now === '[c]' && before !== undefined) {
    return {
      message: 'The entry gives as "before" a value where a hidden one stood.',
      cure: 'Take the value out of the entry: nobody was to know it. Of what is hidden, "before" and "after" are "[c]".',
    };
  }
  const said =
    before === undefined ? 'there was no number' : before === '[c]' ? 'a hidden value' : `"${before}"`;
  const is = now === '[c]' ? 'a hidden value' : now === blank ? 'no number' : `"${String(now)}"`;
  return {
    message: `The entry says that ${said} stood here before, but it was ${is}.`,
    cure: 'Write as "before" what the CSV file of that day has.',
  };
}

/** A cell that a disclosure took back: other entries about it must not repeat its values. */
function takenSpot({ before, after }: Change, key: string, apply: () => void): Spot | Fault {
  const repeats = [before, after].some((each) => each !== undefined && each !== '[c]');
  if (!repeats) return { key, apply };
  return {
    message: 'The entry repeats values that a disclosure took back.',
    cure: 'Write "[c]" as "before" and as "after", and take the values out of its title and text.',
  };
}

/** A row that is new: named by each of its text fields. */
function newRowSpot(found: Ledger, dataset: LockedDataset, step: Step, column: number): Spot | Fault {
  const { where = '', field = '', after = '' } = step.change;
  const pairs = where.split(';').map((part) => part.split('=').map((each) => each.trim()));
  const named = new Map(pairs.map(([name = '', value = '']) => [name, value]));
  const names = namingFields(dataset);
  if (names.some((name) => !named.get(name)) || named.size !== names.length) {
    return {
      message: `No row of "${dataset.name}" was ${where}, and a new row must have every name.`,
      cure: `Name the row by ${names.join(', ')}.`,
    };
  }
  const { type } = dataset.fields[column]!;
  const line: Cell[] = dataset.fields.map((each) => named.get(each.name) ?? blank);
  return {
    key: `${JSON.stringify(names.map((name) => named.get(name)))} ${field}`,
    apply() {
      keepFile(found, dataset, step);
      if (type !== 'string') line[column] = typedCell(after, type);
      dataset.rows!.push(line);
    },
  };
}

/** Keeps the file as it was before the first change of a day. */
function keepFile({ superseded }: Ledger, dataset: LockedDataset, { lock, entry }: Step): void {
  const file = { edition: lock.edition, dataset: dataset.name, until: entry.value.date };
  const isKept = superseded.some(
    (each) => each.edition === file.edition && each.dataset === file.dataset && each.until === file.until,
  );
  if (!isKept)
    superseded.push({
      ...file,
      csv: dataset.rows ? lockedCsv(dataset) : withdrawnFiles.csv(),
      was: structuredClone(dataset),
    });
}

/** Headlines that show a cell say what it says now. */
function follow({ expected }: Ledger, dataset: LockedDataset, { lock, change }: Step, row: Row, next: Cell) {
  const field = dataset.fields.find(({ name }) => name === change.field)!;
  const unit = field.heading.endsWith('(%)') ? '%' : '';
  for (const section of expected.flatMap(({ reports }) => reports.flatMap(({ sections }) => sections))) {
    const { from } = section;
    if (from?.data !== `${lock.edition}/${dataset.name}` || from.field !== field.name) continue;
    if (picked([row], from.at).length === 0) continue;
    section.numbers = [next === blank ? null : shownCell(next, field) + unit, ...section.numbers.slice(1)];
  }
}
