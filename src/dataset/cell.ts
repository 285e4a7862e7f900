import type { Cell, Field } from './dataset.ts';

/** A cell as readers see it: thousands separated by commas, decimals as typed or as the field fixes them, no unit. */
export function toText(cell: Cell, field: Field | undefined): string {
  if (typeof cell === 'string') return cell;
  const [whole = '', fraction] = (
    field?.decimals === undefined ? plain(cell) : cell.toFixed(field.decimals)
  ).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',').replace('-', '−');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** A cell with its unit: `48.3%`, `626 children`, `1 child`; a symbol has none. */
export function toWords(cell: Cell, field: Field | undefined): string {
  const text = toText(cell, field);
  if (typeof cell === 'string' || !field?.unit) return text;
  return field.unit === '%' ? `${text}%` : `${text} ${cell === 1 ? singular(field.unit) : field.unit}`;
}

function singular(unit: string): string {
  if (unit === 'children') return 'child';
  if (unit === 'people') return 'person';
  return unit.startsWith('per ') ? unit : unit.replace(/ies$/, 'y').replace(/s$/, '');
}

function plain(number: number): string {
  const text = String(number);
  return text.includes('e') ? number.toFixed(20).replace(/\.?0+$/, '') : text;
}
