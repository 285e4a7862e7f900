const mark =
  'A mark stands beside a value: write the number here, and the mark with its field under "marks".';

const cures: readonly [marker: RegExp, cure: string][] = [
  [
    /^(\*+|[[(]?c[\])]?|suppressed|confidential|hidden|[<≤]\s*\d+|(fewer|less) than \w+)$/i,
    'Write "[c]" for a count that is hidden.',
  ],
  [
    /^([-–—−]|nil|none)$/i,
    'Write 0 for none, "[z]" where it does not apply, "[x]" where the figure is not available.',
  ],
  [
    /^(\.{1,3}|…|:|\?|[[(]?x[\])]?|not (available|known)|unknown|missing|tbc|no data|null|nan|#n\/a)$/i,
    'Write "[x]" where the figure is not available.',
  ],
  [
    /^(n\/?a|n\.a\.|[[(]?z[\])]?|not applicable)$/i,
    'Write "[z]" where it does not apply, or "[x]" where the figure is not available.',
  ],
  [/^[[(]?(low|~)[\])]?$/i, 'Write "[low]" for a figure that rounds to 0 and is not 0.'],
  [/^[[(]?[prefub][\])]?$/i, mark],
  [/^\[note\b.*\]$/i, 'Write the value here, and the remark under "notes" with its row and field.'],
];

/** What to write in place of a marker that is none of ours, such as `*`, `..` or `N/A`, where a number belongs. */
export function markerCure(text: string): string | undefined {
  return cures.find(([marker]) => marker.test(text.trim()))?.[1];
}

/** Whether text that could be a name is a marker all the same. */
export function isMarker(text: string): boolean {
  return /^([*\-–—−.…:?]+|n\/a|\(c\)|\[[a-z]{1,4}( \d+)?\])$/i.test(text.trim());
}
