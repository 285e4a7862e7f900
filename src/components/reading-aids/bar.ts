import { element } from '../../chart/explore/elements.ts';
import css from './bar.css?inline';
import { wear } from './manners.ts';

/** On a window without room for a rail, a bar that names the section that is read and opens the contents. */
export class Bar {
  readonly #bar = element('nav', 'here');
  readonly #title = element('span', 'here-title');

  constructor(contents: HTMLElement) {
    const panel = element('div', 'here-contents');
    wear(css);
    panel.popover = 'auto';
    const button = element('button', '', element('span', 'here-what', 'Contents'), ' ', this.#title);
    button.type = 'button';
    button.popoverTargetElement = panel;
    this.#bar.append(button, panel);
    this.#bar.setAttribute('aria-label', 'Section you are reading');
    this.#bar.hidden = true;
    panel.addEventListener('beforetoggle', (event) => {
      if (event.newState === 'open') panel.replaceChildren(contents.querySelector('ol')!.cloneNode(true));
    });
    panel.addEventListener('toggle', () =>
      panel.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' }),
    );
    panel.onclick = ({ target }) => target instanceof HTMLAnchorElement && panel.hidePopover();
    contents.parentElement!.after(this.#bar);
  }

  /** Names the section that is read; without one the bar goes, unless the reader is in it. */
  show(title: string | undefined): void {
    this.#bar.hidden = title === undefined && !this.#bar.contains(document.activeElement);
    if (title !== undefined) this.#title.textContent = title;
  }
}
