import { element } from '../../chart/explore/elements.ts';

/** What is explained in place: terms, footnotes, and numbers that come from data. */
const explained = 'main :is(a.term, a.num, a[data-footnote-ref])';

/** How a reader comes to a link. */
export type Way = 'hover' | 'focus' | 'tap';

/** Shows what a term, a footnote or a number means on hover, focus and tap; what does it is loaded at the first one. */
export function offerAsides(): void {
  if (!document.querySelector(explained) || !element('p', '').showPopover) return;
  describe();
  const linkAt = ({ target }: Event) => (target as Element).closest<HTMLAnchorElement>(explained);
  const tell = (link: HTMLAnchorElement, way: Way) =>
    import('./aside.ts').then((aside) => aside.tell(link, way));
  addEventListener('pointerover', (event) => {
    const link = linkAt(event);
    if (link && event.pointerType === 'mouse') void tell(link, 'hover');
  });
  addEventListener('focusin', (event) => {
    const link = linkAt(event);
    if (link?.matches(':focus-visible')) void tell(link, 'focus');
  });
  let pointer = '';
  addEventListener('pointerdown', (event) => (pointer = event.pointerType), true);
  addEventListener('click', (event) => {
    const link = linkAt(event);
    const isTap = event.detail > 0 && ['touch', 'pen'].includes(pointer);
    if (!link || !isTap || link.ariaExpanded || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    tell(link, 'tap').catch(() => (location.href = link.href));
  });
}

/** Gives those who listen the definition of a term, which stands at the end of the page, with its link. */
function describe(): void {
  for (const [index, entry] of document.querySelectorAll<HTMLAnchorElement>('.words dt a').entries()) {
    const term = document.querySelector(`a.term[href="${entry.getAttribute('href')}"]`);
    const definition = entry.closest('dt')!.nextElementSibling!;
    definition.id ||= `definition-${index}`;
    term?.setAttribute('aria-describedby', definition.id);
  }
}
