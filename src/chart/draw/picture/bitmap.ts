import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { createCanvas } from '../../canvas.ts';

/** A piece of text as it stands on a bitmap: its ink, in pixels. */
export interface DrawnText {
  text: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** The size of its font in pixels of the bitmap. */
  size: number;
}

/** A bitmap that is drawn on with Skia, and every text that was written on it. */
export interface Bitmap {
  canvas: Canvas;
  /** What draws on it; each text leaves a record. */
  context: SKRSContext2D;
  texts: DrawnText[];
}

/**
 * A bitmap with nothing on it, of `fine` pixels to one of a drawing. The language is fixed, else the shapes of letters
 * follow the machine's.
 */
export function bitmap(width: number, height: number, fine = 1): Bitmap {
  const canvas = createCanvas(Math.floor(width * fine), Math.floor(height * fine));
  const texts: DrawnText[] = [];
  const context = recording(canvas.getContext('2d'), texts, { width, height });
  context.lang = 'en';
  return { canvas, context, texts };
}

/** A context that draws as `inner` does, and records every text; what Chart.js takes for its canvas is of `size`. */
function recording(
  inner: SKRSContext2D,
  texts: DrawnText[],
  size: { width: number; height: number },
): SKRSContext2D {
  const canvas = { ...size, style: {}, getContext: () => context };
  const write = (text: string, x: number, y: number) => {
    texts.push(drawnText(inner, text, x, y));
    inner.fillText(text, x, y);
  };
  const context: SKRSContext2D = new Proxy(inner, {
    get(_, name) {
      if (name === 'canvas') return canvas;
      if (name === 'fillText') return write;
      if (name === 'clearRect') return () => {}; // Chart.js wipes the canvas of a chart that it lets go.
      const value: unknown = Reflect.get(inner, name, inner);
      return typeof value === 'function' ? value.bind(inner) : value;
    },
    set: (_, name, value) => Reflect.set(inner, name, value, inner),
  });
  return context;
}

function drawnText(context: SKRSContext2D, text: string, x: number, y: number): DrawnText {
  const { a, d, e, f } = context.getTransform();
  const ink = context.measureText(text);
  const size = Number(/(\d+(?:\.\d+)?)px/.exec(context.font)![1]);
  return {
    text,
    left: a * (x - ink.actualBoundingBoxLeft) + e,
    right: a * (x + ink.actualBoundingBoxRight) + e,
    top: d * (y - ink.actualBoundingBoxAscent) + f,
    bottom: d * (y + ink.actualBoundingBoxDescent) + f,
    size: size * d,
  };
}

/** Whether no two texts touch, and none leaves the frame. */
export function isClear(texts: readonly DrawnText[], width: number, height: number): boolean {
  const isInside = (one: DrawnText) =>
    one.left >= -0.5 && one.top >= -0.5 && one.right <= width + 0.5 && one.bottom <= height + 0.5;
  return (
    texts.every(isInside) &&
    texts.every((one, index) => texts.slice(index + 1).every((other) => !overlap(one, other)))
  );
}

/** Whether two texts cover each other by more than half a pixel. */
export function overlap(one: DrawnText, other: DrawnText): boolean {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return across > 0.5 && down > 0.5;
}
