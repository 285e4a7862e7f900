import type { Page } from 'playwright-core';

/** A way in which people meet a page. */
export interface Mode {
  /** As the statement calls it. */
  name: string;
  width: number;
  height?: number;
  /** How many pixels of the screen a pixel of the page takes. */
  zoom?: number;
  look?: Parameters<Page['emulateMedia']>[0];
  /** The size of text that a reader sets in the browser, in pixels; what is written in rem, and in queries of the window, follows. */
  text?: number;
  /** What a reader's own style sheet adds. */
  style?: string;
  /** Whether only `npm run accessibility` looks at it: two ways at once, each of which is looked at alone. */
  isTwofold?: true;
  /** Whether the browser runs no scripts. */
  isWithoutScript?: true;
}

/** What WCAG 2.2, 1.4.12 lets readers set. */
const spacing =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }' +
  ' p { margin-bottom: 2em !important }';

/** The way in which every page is looked at. */
export const plain: Mode = { name: 'light', width: 1280 };

/** The ways in which one page of each kind is looked at. */
export const modes: readonly Mode[] = [
  { name: 'dark', width: 1280, look: { colorScheme: 'dark' } },
  { name: 'forced colours', width: 1280, look: { forcedColors: 'active' } },
  {
    name: 'forced colours, dark',
    width: 1280,
    look: { forcedColors: 'active', colorScheme: 'dark' },
    isTwofold: true,
  },
  { name: '320 px wide', width: 320 },
  { name: '320 px wide, dark', width: 320, look: { colorScheme: 'dark' }, isTwofold: true },
  { name: 'zoom of 400%', width: 320, height: 256, zoom: 4 },
  { name: 'text at 200%', width: 1280, text: 32 },
  { name: 'wider text spacing', width: 1280, style: spacing },
  { name: 'wider text spacing, 390 px wide', width: 390, style: spacing, isTwofold: true },
  { name: 'reduced motion', width: 390, look: { reducedMotion: 'reduce' } },
  { name: 'on paper', width: 643, look: { media: 'print' } },
  { name: 'no script', width: 1280, isWithoutScript: true },
];
