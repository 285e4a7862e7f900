/** The space between a word and what is told of it, and that to the edges of the window, in pixels. */
const [gap, edge] = [6, 8];

/** Puts a box into the margin of the text where there is room, else below the word, or above it; always in the window. */
export function put(box: HTMLElement, link: HTMLElement): void {
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const lines = [...link.getClientRects()];
  const word = lines.at(-1) ?? link.getBoundingClientRect();
  const margin = link.closest('.report > .prose')?.getBoundingClientRect().right ?? width;
  box.classList.toggle('in-margin', false);
  const inMargin = width - margin >= 17 * rem();
  box.classList.toggle('in-margin', inMargin);
  const { offsetWidth: wide, offsetHeight: high } = box;
  const below = word.bottom + gap;
  const above = lines[0]!.top - gap - high;
  const beside = Math.min(lines[0]!.top, height - high - edge);
  const near = below + high > height - edge && above > edge ? above : below;
  const left = inMargin ? margin + 2 * rem() : Math.min(word.left, width - wide - edge);
  box.style.left = `${Math.max(left, edge) + scrollX}px`;
  box.style.top = `${(inMargin ? Math.max(beside, edge) : near) + scrollY}px`;
}

function rem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
