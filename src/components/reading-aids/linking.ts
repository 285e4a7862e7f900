import { quiet } from '../../chart/explore/elements.ts';

/**
 * Links to headings and paragraphs are many: they leave the order of Tab until a reader asks for them. A click copies
 * the address too.
 */
export function quietLinks(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.prose a.to')];
  if (links.length === 0) return;
  const button = quiet('Links to paragraphs', () => {
    void import('./paragraphs.ts').then((aid) => aid.turn(button, links));
  });
  button.ariaPressed = 'false';
  document.querySelector('.rail > .contents')?.after(button);
  for (const link of links) {
    link.tabIndex = -1;
    link.onclick = ({ ctrlKey, metaKey }) => {
      if (!ctrlKey && !metaKey)
        void import('./copies.ts').then((aid) => aid.copyText(link.href, 'The link is copied.'));
    };
  }
}
