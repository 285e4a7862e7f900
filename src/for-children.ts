import { z } from 'astro/zod';

/** What something means for children, in a sentence or two of plain English; its page begins with it. */
export const ForChildren = z.string().regex(/\S/, 'it is empty').max(300);
