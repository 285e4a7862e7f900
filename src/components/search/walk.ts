/**
 * Lets a reader go through a search by keyboard: arrows from the field to results and back, Escape and / to the field.
 * The one key that types a character works within `place` alone (WCAG 2.1.4), and never in a field.
 */
export function walk(place: HTMLElement, field: HTMLInputElement, empty: () => void): void {
  const links = () => [...place.querySelectorAll<HTMLElement>('.results h3 a')];
  place.onkeydown = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = next(event, links(), field, empty);
    if (!target) return;
    event.preventDefault();
    target.focus();
  };
}

/** What takes the focus at a key; nothing where the key means something else. */
function next(
  { key, target }: KeyboardEvent,
  links: HTMLElement[],
  field: HTMLInputElement,
  empty: () => void,
): HTMLElement | undefined {
  const at = links.indexOf(target as HTMLElement);
  if (target === field) {
    if (key === 'Escape' && field.value !== '') empty();
    if (key === 'Escape') return field;
    return key === 'ArrowDown' ? links[0] : undefined;
  }
  if (key === 'Escape' || key === '/') return field;
  if (at === -1) return undefined;
  if (key === 'ArrowDown') return links[at + 1];
  return key === 'ArrowUp' ? (links[at - 1] ?? field) : undefined;
}
