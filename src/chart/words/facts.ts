/** What is said of a chart after its kind and axes: in full, and in brief. */
export interface Facts {
  /** Sentences: extremes and comparisons, then the trend. */
  facts: string[];
  /** For the short text, the weightiest first: of each fact, the sentence to take, or shorter ones where there is no room. */
  brief: string[][];
}

const most = 220;

/**
 * The short text of a drawing: a lead, as many facts as there is room for in 220 characters, and what is hidden; each a
 * whole sentence. `leads` and the forms of a fact come longest first.
 */
export function fitted(
  leads: readonly string[],
  brief: readonly (readonly string[])[],
  hides: readonly (readonly string[])[] = [],
): string {
  const kept = hides.reduce((sum, forms) => sum + 1 + shortest(forms), 0);
  const needed = kept + 1 + shortest(brief[0] ?? ['']);
  const lead =
    leads.find(({ length }) => length + needed <= most) ?? leads.findLast(({ length }) => length <= most)!;
  const before = brief.reduce((text, forms) => longer(text, forms, most - kept), lead);
  return hides.reduce((text, forms) => longer(text, forms, most), before);
}

function longer(text: string, forms: readonly string[], room: number): string {
  const form = forms.find(({ length }) => text.length + 1 + length <= room);
  return form === undefined ? text : `${text} ${form}`;
}

function shortest(forms: readonly string[]): number {
  return Math.min(...forms.map(({ length }) => length));
}
