import { say } from './copies.ts';
import { wear } from './manners.ts';
import css from './paragraphs.css?inline';

wear(css);

/** Shows the links to paragraphs, and puts them in the order of Tab; or the reverse. */
export function turn(button: HTMLButtonElement, links: readonly HTMLAnchorElement[]): void {
  const isOn = button.ariaPressed !== 'true';
  button.ariaPressed = String(isOn);
  document.querySelector('main')!.classList.toggle('with-links', isOn);
  for (const link of links) link.tabIndex = isOn ? 0 : -1;
  say(isOn ? `${links.length} links to headings and paragraphs are shown.` : 'The links are hidden.');
}
