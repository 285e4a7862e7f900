import { element, quiet } from '../../chart/explore/elements.ts';
import { wear } from './manners.ts';
import css from './aside.css?inline';
import type { Way } from './asides.ts';
import { explanation, type Explanation } from './explanation.ts';
import { put } from './place.ts';

/** How long a pointer rests before something shows, and how long it stays for the pointer to reach it. */
const [rest, stay] = [180, 500];

const box = element('div', 'in-place');
let shown: HTMLAnchorElement | undefined;
let dismissed: HTMLAnchorElement | undefined;
let hiding: ReturnType<typeof setTimeout> | undefined;

wear(css);
box.popover = 'manual';
box.tabIndex = -1;
box.setAttribute('role', 'dialog');
document.querySelector('main')!.append(box);
box.addEventListener('pointerleave', ({ pointerType }) => pointerType === 'mouse' && later());
box.addEventListener('focusout', () => later());
addEventListener('pointerdown', ({ target }) => {
  if (shown && ![box, shown].some((each) => each.contains(target as Node))) hide();
});
addEventListener('keydown', escape, true);
addEventListener('resize', () => shown && put(box, shown, false));

/** Tells what a link means, beside it or in the margin: after a rest of the pointer, at once by focus or tap. */
export function tell(link: HTMLAnchorElement, way: Way): void {
  clearTimeout(hiding);
  if (way === 'tap') return void show(link, way);
  if (link === (way === 'focus' ? dismissed : shown)) return;
  const wait = setTimeout(() => void show(link, way), way === 'hover' ? rest : 0);
  const left = () => {
    clearTimeout(wait);
    dismissed = undefined;
    later(way === 'hover' ? stay : 0);
  };
  link.addEventListener(way === 'hover' ? 'pointerleave' : 'blur', left, { once: true });
}

async function show(link: HTMLAnchorElement, way: Way): Promise<void> {
  const told = await explanation(link);
  const isLeft =
    way === 'hover' ? !link.matches(':hover') : way === 'focus' && document.activeElement !== link;
  if (isLeft) return;
  if (!told) return void (way === 'tap' && (location.href = link.href));
  clearTimeout(hiding);
  hide();
  shown = link;
  fill(told, link, way === 'tap');
  box.showPopover();
  put(box, link, way !== 'hover');
  if (way !== 'tap') return;
  link.ariaExpanded = 'true';
  box.focus({ preventScroll: true });
}

function fill({ title, words, more }: Explanation, link: HTMLAnchorElement, isTap: boolean): void {
  const further = element('a', '', more);
  further.href = link.href;
  const ways = element('p', 'in-place-ways', further);
  if (isTap) ways.append(quiet('Close', () => close()));
  else further.tabIndex = -1; // The link that it stands beside leads there too.
  box.ariaLabel = title;
  box.replaceChildren(element('p', 'in-place-title', title), ...words, ways);
}

/** Hides what is told, once neither pointer nor focus is on it or on its link; a pointer has time to come. */
function later(wait = stay): void {
  clearTimeout(hiding);
  hiding = setTimeout(() => {
    const isHere = [box, shown].some((each) => each?.matches(':hover, :focus-visible, :focus-within'));
    if (!isHere) hide();
  }, wait);
}

function hide(): void {
  shown?.removeAttribute('aria-expanded');
  shown = undefined;
  box.hidePopover();
}

/** Hides it, and leads back to where the reader was. */
function close(): void {
  const link = shown;
  const isInside = box.contains(document.activeElement);
  dismissed = link;
  hide();
  if (isInside) link?.focus({ preventScroll: true });
}

function escape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || !shown) return;
  event.preventDefault();
  event.stopPropagation();
  close();
}
