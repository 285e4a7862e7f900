import { z } from 'astro/zod';

/** What a page means for children, in a sentence or two of plain English; it stands directly below the title. */
export const ForChildren = z.string().regex(/\S/, 'it is empty').max(300);

/** What stands before it, on pages and in documents. */
export const forChildrenTitle = 'What this means for children';
