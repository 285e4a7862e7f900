import type { Palette } from '../board.ts';
import { stored, type From, type Store } from '../cache.ts';
import { ownStore } from '../store.ts';
import type { Chart } from './chart.ts';
import type { Around } from './draw/picture/card.ts';
import { plate, type Plate } from './draw/picture/plate.ts';
import { png } from './draw/picture/png.ts';
import { svg } from './draw/svg.ts';
import { words, type Words } from './words/words.ts';

/** A chart as pages and documents show it: drawn in both sizes, and in words. */
export interface Picture extends Words {
  wide: string;
  narrow: string;
}

/** A chart as documents show it: drawn, and in words. */
export interface Setting extends Plate, Words {}

/** The store of this project. */
export const own = ownStore();

/** A chart drawn and in words; kept from an earlier build when nothing that is drawn has changed. */
export function picture(chart: Chart, store: Store = own): Picture {
  const drawn = told(chart);
  const make = () =>
    JSON.stringify({ wide: svg(drawn, 'wide'), narrow: svg(drawn, 'narrow'), ...words(drawn) });
  const bytes = stored(store, ['chart', 'picture', drawn], () => Buffer.from(make()));
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as Picture;
}

/** A chart as a PNG for slides and social cards; kept as `picture` is. */
export function image(chart: Chart, around: Around, store: Store = own): Uint8Array {
  const drawn = told(chart);
  return stored(store, imageFrom(chart, around), () => png(drawn, around));
}

/** What the store keeps such a PNG under. */
export function imageFrom(chart: Chart, around: Around): From {
  return ['picture', 'chart', told(chart), around];
}

/** A chart for a document, and in words; kept as `picture` is. */
export function setting(chart: Chart, palette: Palette | undefined, store: Store = own): Setting {
  const drawn = told(chart);
  const make = () => JSON.stringify({ ...plate(drawn, palette), ...words(drawn) });
  const bytes = stored(store, settingFrom(chart, palette), () => Buffer.from(make()));
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as Setting;
}

/** What the store keeps such a drawing under. */
export function settingFrom(chart: Chart, palette: Palette | undefined): From {
  return ['chart', 'plate', told(chart), palette];
}

/** A chart without the rows of its dataset that it does not show: what is drawn depends on nothing else. */
function told<Any extends Chart>(chart: Any): Any {
  const { dataset } = chart;
  return { ...chart, dataset: { ...dataset, data: dataset.data.slice(0, 1) } };
}
