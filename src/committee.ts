import { z } from 'astro/zod';

/** The kinds of committees that consider reports, in the order of lists, with what each is. */
export const committeeKinds = {
  safeguarding: 'The organisations that work together to keep children safe; the report is their own.',
  cabinet: 'The councillors who lead the council and decide how it is run.',
  scrutiny: 'Councillors who examine services and decisions, and may comment on them.',
  wellbeing: 'Leaders of councils, the NHS and others who plan together for health and wellbeing.',
  council: 'All councillors of the council.',
} as const;

/** A committee or another body that considers reports, named once in `content/board.json`. */
export const Committee = z.strictObject({
  /** Its name as it stands in a sentence behind “the”: `Cabinet`. */
  name: z.string().regex(/\S/, 'it is empty').max(80),
  /** Whose committee it is: `Oxfordshire County Council`. */
  of: z.string().regex(/\S/, 'it is empty').max(80).optional(),
  kind: z.enum(Object.keys(committeeKinds) as [keyof typeof committeeKinds]),
});
export type Committee = z.infer<typeof Committee>;

/** A committee in full, as a line begins: `Cabinet, Oxfordshire County Council`. */
export function inFull({ name, of }: Committee): string {
  const raised = name.charAt(0).toUpperCase() + name.slice(1);
  return of ? `${raised}, ${of}` : raised;
}
