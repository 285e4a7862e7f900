import { createRequire } from 'node:module';

// A font of the machine must stand in for none of ours: letters would be wider there, and pictures other bytes.
process.env['DISABLE_SYSTEM_FONTS_LOAD'] = '1';

/** The canvas on which pictures are drawn and letters are measured; it knows no fonts but those that are given to it. */
export const { createCanvas, GlobalFonts, loadImage } = createRequire(import.meta.url)(
  '@napi-rs/canvas',
) as typeof import('@napi-rs/canvas');
