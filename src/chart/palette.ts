import type { Palette } from '../board.ts';

/** The two grounds that a page stands on. */
export type Mode = 'light' | 'dark';

/**
 * The colours of the six series that a chart may have, in order (Government Analysis Function: data visualisation
 * colours), and those on the dark ground: the same hues, where pale and deep tones take turns so that neighbours differ.
 */
export const palette = {
  light: ['#12436D', '#28A197', '#801650', '#F46A25', '#3D3D3D', '#A285D1'],
  dark: ['#B4D9F7', '#168074', '#F9C6DF', '#BE561C', '#E3E8EB', '#8062BD'],
  ground: { light: '#FFFFFF', dark: '#14202B' },
} as const satisfies Palette & { ground: Record<Mode, string> };

/** What is not a series: the colours of context, words and lines. The styles of the page say the same. */
const surroundings = {
  context: { light: '#BFBFBF', dark: '#617385' },
  text: { light: '#1C2730', dark: '#EAF0F4' },
  grid: { light: '#E3E3E3', dark: '#2F4151' },
  axis: { light: '#6D7780', dark: '#93A4B2' },
  soft: { light: '#47545F', dark: '#BCCAD5' },
  band: { light: '#F1EFEA', dark: '#1E2E3C' },
  reference: { light: '#47545F', dark: '#BCCAD5' },
  ground: palette.ground,
} as const;

const onColours = ['#FFFFFF', '#10181F'] as const;

/**
 * The colour that a name stands for in a mode, as `#RRGGBB`: `series-1` to `series-6`, `on-1` to `on-6` (text on them),
 * `context` and `on-context`, `text`, `soft` (text), `grid`, `axis`, `ground`, `band`, `reference`. Throws for any other.
 */
export function colourOf(name: string, mode: Mode, { [mode]: series }: Palette = palette): string {
  const [, role, place] = /^(series|on)-([1-6])$/.exec(name) ?? [];
  if (role) {
    const fill = series[Number(place) - 1]!;
    return role === 'on' ? textOn(fill) : fill;
  }
  if (name === 'on-context') return textOn(surroundings.context[mode]);
  if (!Object.hasOwn(surroundings, name)) throw new Error(`no colour is called "${name}"`);
  return surroundings[name as keyof typeof surroundings][mode];
}

/** White or near-black: whichever is easier to read on a colour. */
export function textOn(fill: string): string {
  const [white, black] = onColours;
  return contrast(white, fill) >= contrast(black, fill) ? white : black;
}

/** The styles that put a palette in the place of the page's own; they win wherever they stand. */
export function styles(palette: Palette): string {
  const variables = (mode: Mode) =>
    palette[mode].flatMap((colour, index) => [
      `--series-${index + 1}: ${colour};`,
      `--on-${index + 1}: ${textOn(colour)};`,
    ]);
  const rule = (mode: Mode) => `html:root { ${variables(mode).join(' ')} }`;
  return `${rule('light')}\n@media screen and (prefers-color-scheme: dark) { ${rule('dark')} }\n`;
}

/** Which colours of the palette a chart with this many series uses: two series take the first and the fourth. */
export function colours(count: number): number[] {
  return count === 2 ? [0, 3] : palette.light.map((_, index) => index).slice(0, count);
}

/** WCAG contrast of two colours written as `#RRGGBB`, from 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
