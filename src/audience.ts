import { z } from 'astro/zod';

/** The audience that everybody belongs to: its points are for the readers of every other audience's page as well. */
export const everyone = 'everyone';

/** Whom learning points are for. Read from `content/audiences/<audience>.md`; the text says what the learning asks. */
export const Audience = z.strictObject({
  title: z.string().min(1).max(60),
  /** How the page speaks to them: `If you are a teacher or work in a school`. */
  you: z
    .string()
    .max(80)
    .regex(
      /^\p{Lu}[^.]+$/u,
      'write the first half of a sentence, with a capital letter and without a full stop',
    ),
});
export type Audience = z.infer<typeof Audience>;
