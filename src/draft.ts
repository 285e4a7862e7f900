import { z } from 'astro/zod';

/** The key `draft` of front matter, whose values are text: what has it is not published. */
export const Draft = z
  .union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')])
  .optional();
