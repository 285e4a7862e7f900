import { picture } from '../chart/kept.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { indicators } from '../dataset/indicator.ts';
import { keyFigure, type KeyFigure } from '../dataset/key-figure.ts';
import { fileLink, type FileLink } from '../download.ts';
import { datasetCard } from './figures.ts';
import { downloads, onceForAll, sorted } from './collections.ts';

/** A dataset as a list shows it. */
export interface Listed {
  id: string;
  path: string;
  title: string;
  /** What the chart of it says first, else what was counted. */
  says: string;
  edition: string;
  /** `2014/15` */
  year: string;
  theme: string;
  area: string;
  /** The newest figure of the indicator that it belongs to. */
  figure: KeyFigure | undefined;
  file: FileLink;
}

/** All datasets by title, newest edition first. */
export const catalogue = onceForAll(async (): Promise<Listed[]> => {
  const titles = new Map((await sorted('editions')).map(({ id, data }) => [id, data.title]));
  const newest = (await sorted('datasets')).toReversed();
  const all = newest.sort((a, b) => a.data.title.localeCompare(b.data.title, 'en'));
  return Promise.all(
    all.map(async ({ id, data }): Promise<Listed> => {
      const edition = id.split('/')[0]!;
      const card = await datasetCard(id, data);
      const csv = (await downloads(id, data)).find(({ path }) => path.endsWith('.csv'))!;
      return {
        ...{ id, path: `/data/${id}/`, title: data.title, edition, year: titles.get(edition)! },
        ...{ theme: data.theme, area: data.geography, file: fileLink(csv, 'Table') },
        says: card ? finding(picture(card.chart).description) : data.description,
        figure: keyFigures(id, data)[0],
      };
    }),
  );
});

/** The newest figure of each indicator that a dataset belongs to, as the dataset gives it and in its order. */
export function keyFigures(id: string, dataset: Dataset): KeyFigure[] {
  const names = dataset.indicators.map(({ name }) => name);
  return indicators([{ id, dataset }])
    .toSorted((a, b) => names.indexOf(a.name) - names.indexOf(b.name))
    .flatMap((series) => keyFigure(series) ?? []);
}

/** The first thing that a chart says: what comes after what kind of chart it is. */
export function finding([kind = '', said = kind]: readonly string[]): string {
  return /^.*?[.!?](?= [A-Z]|$)/s.exec(said)?.[0] ?? said;
}
