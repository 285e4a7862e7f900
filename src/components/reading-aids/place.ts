/** The space between a word and what is told of it, and that to the edges of the window, in pixels. */
const [gap, edge] = [6, 8];

/**
 * Puts a box into the margin of the text where there is room, else below the word, or above it. Where neither has room
 * for all of it the page moves, if it may, and else the box scrolls; nothing of it is ever outside the window.
 */
export function put(box: HTMLElement, link: HTMLElement, mayMove: boolean): void {
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const { style } = box;
  const text = link.closest('.report > .prose')?.getBoundingClientRect().right ?? width;
  const isBeside = width - text >= 17 * rem();
  box.classList.toggle('in-margin', isBeside);
  style.maxHeight = `${height - 2 * edge}px`;
  const { offsetWidth: wide, offsetHeight: high } = box;
  const room = () => height - edge - last(link).bottom - gap;
  if (!isBeside && mayMove && room() < high && first(link).top - gap - edge < high)
    scrollBy({ top: Math.min(high - room(), first(link).top - edge), behavior: 'instant' });
  const above = first(link).top - gap - edge;
  const isAbove = room() < high && above > room();
  const space = isBeside ? height - 2 * edge : Math.max(isAbove ? above : room(), 4 * rem());
  const tall = Math.min(high, space);
  const near = isAbove ? first(link).top - gap - tall : last(link).bottom + gap;
  const top = isBeside ? Math.min(first(link).top, height - tall - edge) : near;
  const left = isBeside ? text + 2 * rem() : Math.min(last(link).left, width - wide - edge);
  style.maxHeight = `${space}px`;
  style.left = `${Math.max(left, edge) + scrollX}px`;
  style.top = `${Math.max(top, edge) + scrollY}px`;
}

/** The first line of a link, and its last one. */
function first(link: HTMLElement): DOMRect {
  return link.getClientRects()[0] ?? link.getBoundingClientRect();
}

function last(link: HTMLElement): DOMRect {
  return [...link.getClientRects()].at(-1) ?? link.getBoundingClientRect();
}

function rem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
