import { under } from '../addresses.ts';
import type { Board } from '../board.ts';
import { colourOf } from '../chart/palette.ts';
import { themeColours } from './head.ts';
import { icons } from './icon.ts';

/** What a telephone is told of a site that is kept on its screen (W3C Web Application Manifest); it stays a web page. */
export function manifest(board: Pick<Board, 'name' | 'short' | 'home' | 'language'>, base: string): string {
  const start = under(base, '/');
  const told = {
    name: `${board.name}: annual reports`,
    short_name: board.short,
    description: board.home.lead,
    lang: board.language,
    dir: 'ltr',
    id: start,
    start_url: start,
    scope: start,
    display: 'browser',
    background_color: colourOf('ground', 'light'),
    theme_color: themeColours.light,
    icons: Object.entries(icons).map(([name, icon]) => ({
      src: under(base, `/${name}.png`),
      sizes: `${icon.size}x${icon.size}`,
      type: 'image/png',
      purpose: 'isMaskable' in icon ? 'maskable' : 'any',
    })),
  };
  return `${JSON.stringify(told, null, 2)}\n`;
}
