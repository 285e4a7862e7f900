import { createRequire } from 'node:module';
import type { Canvas } from '@napi-rs/canvas';
import { flatPng } from '../png.ts';

// A font of the machine must stand in for none of ours: letters would be wider there, and pictures other bytes.
process.env['DISABLE_SYSTEM_FONTS_LOAD'] = '1';

/** The canvas on which pictures are drawn and letters are measured; it knows no fonts but those that are given to it. */
export const { createCanvas, GlobalFonts, Image, loadImage } = createRequire(import.meta.url)(
  '@napi-rs/canvas',
) as typeof import('@napi-rs/canvas');

/** What is on a canvas, all of it opaque, as a PNG of at most 256 colours; the canvas is of no more use then. */
export function canvasPng(canvas: Canvas): Uint8Array {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const png = flatPng(data, width, height);
  (data.buffer as ArrayBuffer).transfer(0);
  release(canvas);
  return png;
}

/** Gives back at once the memory that a canvas takes: some megabytes, which a collection of waste would give back late. */
export function release(canvas: Canvas): void {
  canvas.width = 1;
  canvas.height = 1;
}
