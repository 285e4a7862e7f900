import { z } from 'astro/zod';

/** The keys that say where something is told, of priorities, recommendations and chains of impact. */
export const toldKeys = {
  /** The edition that tells it: `2019-20`. */
  edition: z.string(),
  /** The report of that edition that holds it, by name: `crag`. */
  report: z.string().optional(),
  /** The heading of that report below which it stands, as its address has it: `areas-for-improvement`. */
  section: z.string().optional(),
  /** The paper, by its name in `content/sources`. */
  source: z.string(),
};

/** Where something is told: the edition, the report that holds it with its heading, and the paper. */
export interface Told {
  edition: string;
  report?: string | undefined;
  section?: string | undefined;
  source: string;
}
