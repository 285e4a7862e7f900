import sheet from '../../styles/exploration.css?url';
import { fromJson, type Description } from './description.ts';
import { element, quiet } from './elements.ts';
import { play, tones } from './sound.ts';
import { Stage } from './stage.ts';
import { moved, readout, walk, type Place, type Walk } from './walk.ts';

/** Settled when the styles of explorations are there; they come with the first, so that no page carries them. */
const styled = new Promise<void>((done) => {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = sheet;
  link.onload = link.onerror = () => done();
  document.head.append(link);
});

let current: Exploration | undefined;
let latest: HTMLButtonElement | undefined;

/**
 * Lets a reader explore the chart that a button belongs to, in the place of its drawing; one chart at a time. Throws
 * when it cannot be; then what was explored before goes on.
 */
export async function explore(button: HTMLButtonElement): Promise<void> {
  const figure = button.closest('figure')!;
  const drawings = figure.querySelector<HTMLElement>('.drawings')!;
  latest = button;
  const answer = await fetch(`${figure.id}.json`);
  if (!answer.ok) throw new Error(answer.statusText);
  const chart = fromJson(await answer.text());
  await styled;
  if (latest !== button || figure.classList.contains('explored')) return; // Another was asked for since, or it is open.
  const next = new Exploration(chart, button, drawings);
  current?.end(false);
  try {
    next.begin();
    current = next;
  } catch (error) {
    next.end();
    throw error;
  }
}

/** A chart that is explored: the stage, what is said of the point that is chosen, and how to go on. */
class Exploration {
  readonly #button: HTMLButtonElement;
  readonly #figure: HTMLElement;
  readonly #drawings: HTMLElement;
  readonly #walk: Walk;
  readonly #stage: Stage;
  readonly #said = element('output', 'readout');
  readonly #sound = quiet('Play as sound', () => this.#listen());
  readonly #close = quiet('Close', () => this.end());
  readonly #whole: HTMLElement;
  #place: Place = { series: 0, point: 0 };
  #silence: (() => void) | undefined;

  constructor(chart: Description, button: HTMLButtonElement, drawings: HTMLElement) {
    this.#button = button;
    this.#drawings = drawings;
    this.#figure = button.closest('figure')!;
    this.#walk = walk(chart);
    this.#stage = new Stage(chart, this.#walk, drawings, (place) => this.#go(place));
    const name = `${this.#figure.id}-keys`;
    this.#stage.element.setAttribute('aria-label', `Chart to explore: ${chart.title}`);
    this.#stage.element.setAttribute('aria-describedby', name);
    this.#said.setAttribute('aria-live', 'polite');
    const tools = element('div', 'exploration-tools', this.#said, this.#sound);
    this.#whole = element('div', 'exploration', this.#stage.element, tools, keys(name, this.#walk.length));
  }

  /** Puts itself in the place of the drawings and takes the focus. */
  begin(): void {
    document.addEventListener('keydown', this.#pressed);
    this.#drawings.after(this.#whole);
    this.#button.after(this.#close);
    this.#figure.classList.add('explored');
    this.#button.hidden = true;
    this.#stage.draw();
    this.#stage.element.focus({ preventScroll: true });
    this.#go(this.#place);
  }

  /** Puts the drawings back, and the focus on the button that began it, unless it goes on to another chart. */
  end(isLast = true): void {
    this.#silence?.();
    current = undefined;
    document.removeEventListener('keydown', this.#pressed);
    this.#stage.end();
    this.#whole.remove();
    this.#close.remove();
    this.#figure.classList.remove('explored');
    this.#button.hidden = false;
    if (isLast) this.#button.focus();
  }

  /** Goes to a point; of a point that sounds, nothing is said. */
  #go(place: Place, isSaid = true): void {
    this.#place = place;
    this.#stage.show(place, isSaid);
    if (isSaid) this.#said.textContent = readout(this.#walk, place);
  }

  #listen(): void {
    if (this.#silence) return this.#silence();
    this.#sound.textContent = 'Stop the sound';
    const ended = () => {
      this.#silence = undefined;
      this.#sound.textContent = 'Play as sound';
      this.#said.textContent = readout(this.#walk, this.#place);
    };
    this.#silence = play(tones(this.#walk), (place) => this.#go(place, false), ended);
  }

  /** Escape hides what a point tells, wherever the focus is; then it closes, when the focus is here. */
  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { element: stage } = this.#stage;
    const to = event.target === stage ? moved(this.#walk, this.#place, event.key) : undefined;
    const isHere = [...this.#whole.querySelectorAll('*'), this.#close].includes(event.target as Element);
    if (to) this.#go(to);
    else if (event.key !== 'Escape') return;
    else if (this.#stage.isTold) this.#stage.hush();
    else if (isHere) this.end();
    else return;
    event.preventDefault();
  };
}

/** Which keys lead where. */
function keys(id: string, series: number): HTMLElement {
  const ways =
    series > 1
      ? 'Left and right arrow keys lead from point to point, up and down from series to series'
      : 'Arrow keys lead from point to point';
  const words = element('p', 'keys', `${ways}, Home and End to the first and the last point. Escape closes.`);
  words.id = id;
  return words;
}
