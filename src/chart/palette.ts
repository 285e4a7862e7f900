/**
 * The colours of the six series a chart may have, in order (Government Analysis Function: data visualisation
 * colours), and their counterparts on the dark ground. `css` is what a drawing says: pages set the variable.
 */
export const palette = {
  light: ['#12436D', '#28A197', '#801650', '#F46A25', '#3D3D3D', '#A285D1'],
  dark: ['#7FB2E5', '#2FB8AC', '#E27FB4', '#F58A52', '#C9C9C9', '#B79CE0'],
  ground: { light: '#FFFFFF', dark: '#14202B' },
} as const;

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
