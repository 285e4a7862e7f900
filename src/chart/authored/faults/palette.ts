import type { Palette } from '../../../board.ts';
import type { Fault } from '../../../problem.ts';
import { colours, contrast, palette as own, textOn, type Mode } from '../../palette.ts';

/** The least contrast of a shape with what is around it (WCAG 1.4.11). */
export const leastContrast = 3;

/** The least contrast of text with what it stands on (WCAG 1.4.3). */
const leastTextContrast = 4.5;

/** A fault of a colour, with the colour's place in the palette. */
type ColourFault = Fault & { path: [mode: Mode, index: number] };

const modes: readonly Mode[] = ['light', 'dark'];

/** What is wrong with the colours of a palette: with the page, with each other, and with text on them. */
export function paletteFaults(palette: Palette): ColourFault[] {
  return modes.flatMap((mode) => [
    ...groundFaults(palette[mode], mode),
    ...neighbourFaults(palette[mode], mode),
    ...textFaults(palette[mode], mode),
  ]);
}

/** The least contrast of two colours of a palette over both grounds, by their places in it. */
export function contrastOf(palette: Palette, one: number, other: number): number {
  return Math.min(...modes.map((mode) => contrast(palette[mode][one]!, palette[mode][other]!)));
}

/** A contrast as it is printed, rounded down: what falls short never looks enough. */
export function ratio(value: number): string {
  return `${(Math.floor(value * 100) / 100).toFixed(2)}:1`;
}

function groundFaults(series: readonly string[], mode: Mode): ColourFault[] {
  const ground = own.ground[mode];
  return series.flatMap((colour, index) => {
    const found = contrast(colour, ground);
    if (found >= leastContrast) return [];
    return {
      path: [mode, index],
      message: `Colour ${index + 1} of the ${mode} palette (${colour}) hardly stands out from the page (${ground}): ${ratio(found)}.`,
      cure: `Make it ${mode === 'light' ? 'darker' : 'lighter'}, to 3:1 or more.`,
    };
  });
}

/** Colours that stand beside each other: neighbours in the order, and the two of a chart with two series. */
function neighbourFaults(series: readonly string[], mode: Mode): ColourFault[] {
  const beside = [...series.keys()].slice(1).map((index) => [index - 1, index]);
  return [...beside, colours(2)].flatMap(([one = 0, other = 0]) => {
    const found = contrast(series[one]!, series[other]!);
    if (found >= leastContrast) return [];
    const [dark, light] = byLight(series[one]!, series[other]!);
    return {
      path: [mode, other],
      message: `Colours ${one + 1} and ${other + 1} of the ${mode} palette (${series[one]} and ${series[other]}) are hard to tell apart: ${ratio(found)}.`,
      cure: `Make ${light} lighter or ${dark} darker, to 3:1 or more; light and dark colours take turns.`,
    };
  });
}

/** Two colours, the darker first: it is the one that is closer to black. */
function byLight(...colours: [string, string]): string[] {
  return colours.sort((a, b) => contrast(a, '#000000') - contrast(b, '#000000'));
}

function textFaults(series: readonly string[], mode: Mode): ColourFault[] {
  return series.flatMap((colour, index) => {
    const [text, found] = [textOn(colour), contrast(textOn(colour), colour)];
    if (found >= leastTextContrast) return [];
    return {
      path: [mode, index],
      message: `Numbers on colour ${index + 1} of the ${mode} palette (${colour}) would be hard to read, even in ${text}: ${ratio(found)}.`,
      cure: 'Make it lighter or darker, until white or #10181F reaches 4.5:1 on it.',
    };
  });
}
