import { fromJson, type Description } from './description.ts';
import { play, tones } from './sound.ts';
import { Stage } from './stage.ts';
import { moved, readout, walk, type Place } from './walk.ts';

let close: (() => void) | undefined;

/** Lets a reader explore the chart that a button belongs to, in the place of its drawing; one chart at a time. */
export async function explore(button: HTMLButtonElement): Promise<void> {
  const figure = button.closest('figure')!;
  const drawings = figure.querySelector<HTMLElement>('.drawings')!;
  figure.querySelector('.exploration')?.remove();
  try {
    const answer = await fetch(`${figure.id}.json`);
    if (!answer.ok) throw new Error(answer.statusText);
    const chart = fromJson(await answer.text());
    close?.();
    close = exploration({ chart, button, figure, drawings });
  } catch (error) {
    console.error(error);
    const said = element('div', 'exploration', element('output', 'readout'));
    drawings.after(said);
    said.firstElementChild!.textContent =
      'The chart cannot be explored here. The table has all of its values.';
  }
}

interface Parts {
  chart: Description;
  button: HTMLButtonElement;
  figure: HTMLElement;
  drawings: HTMLElement;
}

/** Puts an exploration in the place of a drawing; returns what ends it. */
function exploration({ chart, button, figure, drawings }: Parts): () => void {
  const through = walk(chart);
  let place: Place = { series: 0, point: 0 };
  let silence: (() => void) | undefined;
  const said = element('output', 'readout');
  const stage = new Stage(chart, through, drawings, (to) => go(to));
  const leave = quiet('Close', end);
  leave.classList.add('close');
  const sound = quiet('Play as sound', listen);
  const tools = element('div', 'exploration-tools', said, sound);
  const whole = element(
    'div',
    'exploration',
    stage.element,
    tools,
    keys(`${figure.id}-keys`, through.length),
  );

  /** Goes to a point; what is played is not said, too. */
  function go(to: Place, isSaid = true): void {
    place = to;
    stage.show(place, isSaid);
    if (isSaid) said.textContent = readout(through, place);
  }
  function listen(): void {
    if (silence) return silence();
    sound.textContent = 'Stop the sound';
    silence = play(
      tones(through),
      (to) => go(to, false),
      () => {
        silence = undefined;
        sound.textContent = 'Play as sound';
        said.textContent = readout(through, place);
      },
    );
  }
  function pressed(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = event.target === stage.element ? moved(through, place, event.key) : undefined;
    const isWithin = whole.contains(document.activeElement) || leave === document.activeElement;
    if (to) go(to);
    else if (event.key !== 'Escape') return;
    else if (stage.isTold) stage.hush();
    else if (isWithin) end();
    else return;
    event.preventDefault();
  }
  function end(): void {
    silence?.();
    close = undefined;
    document.removeEventListener('keydown', pressed);
    stage.end();
    whole.remove();
    leave.remove();
    figure.classList.remove('explored');
    button.hidden = false;
    button.focus();
  }

  stage.element.setAttribute('aria-label', `Chart to explore: ${chart.title}`);
  stage.element.setAttribute('aria-describedby', `${figure.id}-keys`);
  document.addEventListener('keydown', pressed);
  drawings.after(whole);
  button.after(leave);
  button.hidden = true;
  figure.classList.add('explored');
  stage.draw();
  stage.element.focus({ preventScroll: true });
  go(place);
  return end;
}

function keys(id: string, series: number): HTMLElement {
  const others = series > 1 ? ' Up and down lead from series to series.' : '';
  const text = `Left and right arrow keys lead from point to point, Home and End to the first and the last.${others} Escape closes.`;
  const words = element('p', 'keys', text);
  words.id = id;
  return words;
}

function quiet(text: string, pressed: () => void): HTMLButtonElement {
  const button = element('button', 'quiet', text);
  button.type = 'button';
  button.onclick = pressed;
  return button;
}

/** A new element with a class and what is in it. */
function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.className = className;
  made.append(...inside);
  return made;
}
