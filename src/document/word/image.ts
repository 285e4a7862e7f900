import { createCanvas, Image } from '@napi-rs/canvas';
import { ImageRun, Paragraph } from 'docx';
import type { Block } from '../document.ts';
import { measure } from './style.ts';

type Picture = Extract<Block, { type: 'image' }>;

/** A picture as wide as it is, at most as the text, with the words that stand for it. */
export function imageParagraph({ format, bytes, width, height, alt }: Picture): Paragraph {
  const scale = Math.min(1, measure / width);
  const data = Buffer.from(bytes, 'base64');
  const shared = {
    data,
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    altText: { name: alt.slice(0, 40), description: alt },
  };
  const run =
    format === 'svg'
      ? new ImageRun({ ...shared, type: 'svg', fallback: { type: 'png', data: pixels(data, width, height) } })
      : new ImageRun({ ...shared, type: format });
  return new Paragraph({ children: [run] });
}

/** A drawing as a PNG, for programs that cannot show it; at most 1600 pixels wide. */
function pixels(drawing: Buffer, width: number, height: number): Buffer {
  const scale = Math.min(2, 1600 / width);
  const canvas = createCanvas(Math.round(width * scale), Math.round(height * scale));
  const image = new Image();
  image.src = drawing;
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toBuffer('image/png');
}
