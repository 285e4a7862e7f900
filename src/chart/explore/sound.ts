import type { Place, Walk } from './walk.ts';

const step = 0.28; // Seconds from point to point.
const rest = 0.6; // Seconds between series.
const lowest = 196; // The pitch of the least value, in hertz; the greatest is two octaves above.

/** A tone to be played: when, in seconds from the start, how high, and of which point; silence has no pitch. */
export interface Tone {
  at: number;
  hertz: number | undefined;
  place: Place;
}

/** The tones of a chart, series by series: the higher, the larger the value; where none is shown there is silence. */
export function tones(through: Walk): Tone[] {
  const numbers = through.flat().flatMap(({ number }) => number ?? []);
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  const hertz = (number: number) => lowest * 4 ** ((number - least) / (most - least || 1));
  let at = 0;
  return through.flatMap((stops, series) => {
    const played = stops.map(({ number }, point) => ({
      at: at + point * step,
      hertz: number === undefined ? undefined : hertz(number),
      place: { series, point },
    }));
    at += stops.length * step + rest;
    return played;
  });
}

/** Plays tones softly; `on` is told of each point in its turn, `ended` of the end. Returns what stops it. */
export function play(all: readonly Tone[], on: (place: Place) => void, ended: () => void): () => void {
  const context = new AudioContext();
  const start = context.currentTime + 0.05;
  for (const { at, hertz } of all) if (hertz !== undefined) sound(context, start + at, hertz);
  const timers = all.map(({ at, place }) => setTimeout(() => on(place), at * 1000));
  timers.push(setTimeout(stop, (all.at(-1)!.at + step) * 1000));
  function stop(): void {
    timers.forEach(clearTimeout);
    if (context.state !== 'closed') void context.close();
    ended();
  }
  return stop;
}

function sound(context: AudioContext, at: number, hertz: number): void {
  const [tone, volume] = [context.createOscillator(), context.createGain()];
  tone.type = 'triangle';
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.12, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, at + step * 0.9);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + step);
}
