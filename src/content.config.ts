import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import type { Root } from 'mdast';
import { Accessibility, AccessibilityResults } from './accessibility.ts';
import { Audience } from './audience.ts';
import { Board } from './board.ts';
import { Briefing } from './briefing.ts';
import { entries } from './build/loader.ts';
import {
  accessibility,
  accessibilityResults,
  audiences,
  boardEntry,
  briefings,
  corrections,
  datasets,
  editions,
  evidence,
  guidance,
  impacts,
  locks,
  papers,
  points,
  posters,
  priorities,
  recommendations,
  reports,
  reviews,
  sources,
  terms,
  themes,
} from './folders.ts';
import { Correction } from './correction.ts';
import { CoverPaper } from './cover-paper.ts';
import type { Dataset } from './dataset/dataset.ts';
import { Edition } from './edition.ts';
import { Evidence } from './evidence.ts';
import { Guidance } from './guidance.ts';
import { Impact } from './impact.ts';
import { Lock } from './lock.ts';
import { Point } from './point.ts';
import { Poster } from './poster.ts';
import { Priority } from './priority.ts';
import { Recommendation } from './recommendation.ts';
import { Report } from './report.ts';
import { ReviewRegister } from './review.ts';
import { SourcePaper } from './source-paper.ts';
import { Term } from './term.ts';
import { Theme } from './theme.ts';

const text = { tree: z.custom<Root>() };

export const collections = {
  board: defineCollection({ loader: entries(boardEntry), schema: Board }),
  accessibility: defineCollection({ loader: entries(accessibility), schema: Accessibility }),
  accessibilityResults: defineCollection({
    loader: entries(accessibilityResults),
    schema: AccessibilityResults,
  }),
  editions: defineCollection({ loader: entries(editions), schema: Edition.extend(text) }),
  reports: defineCollection({ loader: entries(reports), schema: Report.extend(text) }),
  terms: defineCollection({ loader: entries(terms), schema: Term.extend(text) }),
  points: defineCollection({ loader: entries(points), schema: Point.extend(text) }),
  themes: defineCollection({ loader: entries(themes), schema: Theme.extend(text) }),
  audiences: defineCollection({ loader: entries(audiences), schema: Audience.extend(text) }),
  briefings: defineCollection({ loader: entries(briefings), schema: Briefing.extend(text) }),
  posters: defineCollection({ loader: entries(posters), schema: Poster.extend(text) }),
  papers: defineCollection({ loader: entries(papers), schema: CoverPaper.extend(text) }),
  priorities: defineCollection({ loader: entries(priorities), schema: Priority.extend(text) }),
  recommendations: defineCollection({
    loader: entries(recommendations),
    schema: Recommendation.extend(text),
  }),
  impacts: defineCollection({ loader: entries(impacts), schema: Impact.extend(text) }),
  reviews: defineCollection({ loader: entries(reviews), schema: ReviewRegister.extend(text) }),
  evidence: defineCollection({ loader: entries(evidence), schema: Evidence.extend(text) }),
  guidance: defineCollection({ loader: entries(guidance), schema: Guidance.extend(text) }),
  sources: defineCollection({ loader: entries(sources), schema: SourcePaper }),
  locks: defineCollection({ loader: entries(locks), schema: Lock }),
  corrections: defineCollection({
    loader: entries(corrections),
    schema: z.custom<Correction & { tree: Root }>(),
  }),
  datasets: defineCollection({ loader: entries(datasets), schema: z.custom<Dataset>() }),
};
