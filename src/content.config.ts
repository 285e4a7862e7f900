import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import type { Root } from 'mdast';
import { Board } from './board.ts';
import { entries } from './build/loader.ts';
import { boardEntry, corrections, datasets, editions, locks, posters, reports, terms } from './content.ts';
import { Correction } from './correction.ts';
import type { Dataset } from './dataset/dataset.ts';
import { Edition } from './edition.ts';
import { Lock } from './lock.ts';
import { Poster } from './poster.ts';
import { Report } from './report.ts';
import { Term } from './term.ts';

const text = { tree: z.custom<Root>() };

export const collections = {
  board: defineCollection({ loader: entries(boardEntry), schema: Board }),
  editions: defineCollection({ loader: entries(editions), schema: Edition.extend(text) }),
  reports: defineCollection({ loader: entries(reports), schema: Report.extend(text) }),
  terms: defineCollection({ loader: entries(terms), schema: Term.extend(text) }),
  posters: defineCollection({ loader: entries(posters), schema: Poster.extend(text) }),
  locks: defineCollection({ loader: entries(locks), schema: Lock }),
  corrections: defineCollection({
    loader: entries(corrections),
    schema: z.custom<Correction & { tree: Root }>(),
  }),
  datasets: defineCollection({ loader: entries(datasets), schema: z.custom<Dataset>() }),
};
