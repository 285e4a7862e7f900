import type { Bar } from './bar.ts';
import { motion } from './manners.ts';

/** How far down the window, as a share of its height, a heading is when its section counts as read. */
const line = 0.3;

/** Marks in the contents the section that is read; nothing above the first one, nor below the last. */
export function followReading(): void {
  const contents = document.querySelector<HTMLElement>('.rail .contents');
  if (!contents) return;
  const links = new Map(
    [...contents.querySelectorAll('a')].map((link) => [decodeURIComponent(link.hash.slice(1)), link]),
  );
  const headings = [...document.querySelectorAll<HTMLElement>('.prose :is(h2, h3)')].filter(
    ({ id, tagName }) => links.has(id) || tagName === 'H2',
  );
  const bar = loaded(contents);
  let marked: HTMLAnchorElement | undefined;
  let jumped: HTMLElement | undefined;
  const mark = () => {
    const isRead = (heading: HTMLElement) => heading.getBoundingClientRect().top <= innerHeight * line;
    const link = links.get((jumped ?? headings.findLast(isRead))?.id ?? '');
    if (link === marked) return;
    marked?.removeAttribute('aria-current');
    link?.setAttribute('aria-current', 'true');
    marked = link;
    bar(link?.textContent);
    if (link) reveal(link, contents);
  };
  // A short section stays marked after a jump to it, until the reader goes on.
  const jump = () => {
    jumped = headings.find(({ id }) => links.has(id) && id === decodeURIComponent(location.hash.slice(1)));
    mark();
  };
  const go = () => (jumped = undefined);
  addEventListener('hashchange', jump);
  for (const name of ['wheel', 'touchmove', 'keydown']) addEventListener(name, go, { passive: true });
  const observer = new IntersectionObserver(mark, { rootMargin: `0px 0px ${-100 + line * 100}% 0px` });
  for (const heading of headings) observer.observe(heading);
  if (location.hash) jump();
}

/** Scrolls the contents, and nothing else, until a link shows; never under a reader's pointer or focus. */
function reveal(link: HTMLElement, contents: HTMLElement): void {
  const rail = [contents, contents.parentElement!].find((each) => each.scrollHeight > each.clientHeight + 1);
  if (!rail || rail.matches(':hover, :focus-within')) return;
  const [at, frame] = [link, rail].map((each) => each.getBoundingClientRect());
  if (at!.top >= frame!.top + 48 && at!.bottom <= frame!.bottom - 48) return;
  rail.scrollBy({ top: at!.top - frame!.top - frame!.height / 3, behavior: motion() });
}

/** Tells the bar of a narrow window what is read; it is loaded when there is such a window. */
function loaded(contents: HTMLElement): (title: string | undefined) => void {
  let bar: Promise<Bar> | undefined;
  return (title) => {
    if (!bar && title === undefined) return;
    if (!bar && matchMedia('(min-width: 62rem)').matches) return;
    bar ??= import('./bar.ts').then((aid) => new aid.Bar(contents));
    void bar.then((each) => each.show(title));
  };
}
