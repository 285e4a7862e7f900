/** What is said of a chart after its kind and axes: in full, and in brief. */
export interface Facts {
  /** Sentences: extremes and comparisons, then the trend. */
  facts: string[];
  /** For the short text, the weightiest first: of each fact, the sentence to take, or shorter ones where there is no room. */
  brief: string[][];
}

const most = 220;

/**
 * The short text of a drawing: a lead, and as many facts as there is room for in 220 characters, each a whole
 * sentence. `leads` and the forms of a fact come longest first.
 */
export function fitted(leads: readonly string[], brief: readonly (readonly string[])[]): string {
  const shortest = Math.min(...(brief[0] ?? ['']).map(({ length }) => length));
  const lead =
    leads.find(({ length }) => length + 1 + shortest <= most) ??
    leads.find(({ length }) => length <= most) ??
    'Chart.';
  return brief.reduce((text, forms) => {
    const form = forms.find(({ length }) => text.length + 1 + length <= most);
    return form === undefined ? text : `${text} ${form}`;
  }, lead);
}
