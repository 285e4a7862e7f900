/** Text without spaces, in which lines may have been broken anywhere. */
export function joined(text: string): string {
  return text.replace(/\s+/g, '');
}

/** The first of some texts that does not follow those before it in a longer one; both are compared as `told` makes them. */
export function misplaced(texts: readonly string[], whole: string, told = joined): string | undefined {
  let from = 0;
  const within = told(whole);
  return texts.find((text) => {
    const at = within.indexOf(told(text), from);
    from = at + told(text).length;
    return at < 0;
  });
}
