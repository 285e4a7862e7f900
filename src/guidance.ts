import { z } from 'astro/zod';
import { ForChildren } from './for-children.ts';
import { PaperDate } from './paper.ts';

/** One thing that a yearly report must cover, in our words. */
export const GuidanceItem = z.strictObject({
  /** How sections and editions name it: `feedback`; the same in every guidance that asks for the same. */
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use small letters, digits and hyphens'),
  /** What it asks for, as a line begins: `How the views of children and families were sought and used`. */
  asks: z.string().min(1).max(240),
  from: z.enum(['papers', 'general knowledge']),
});

/** Statutory guidance. Read from `content/guidance/<name>.md`; the text says what it is and how far the list was checked. */
export const Guidance = z.strictObject({
  /** As readers say it: `Working Together to Safeguard Children 2018`. */
  title: z.string().min(1).max(80),
  'for-children': ForChildren,
  /** In force from this day or month. */
  from: PaperDate,
  /** In force until this day or month; open where it still is. */
  until: PaperDate.optional(),
  items: z.array(GuidanceItem).min(1),
});
export type Guidance = z.infer<typeof Guidance>;
