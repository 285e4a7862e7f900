import type { Block, ImageFormat } from './document.ts';

/** The most pixels along a side of a picture: a page has no room for more, even in print. */
export const mostPixels = 4000;

/** A picture of a narrative as a block; its size is read from its bytes. */
export function picture(path: string, bytes: Uint8Array, alt: string): Extract<Block, { type: 'image' }> {
  const format = formatOf(path);
  const { width, height } = sizeIn(Buffer.from(bytes), format);
  return { type: 'image', format, bytes: Buffer.from(bytes).toString('base64'), width, height, alt };
}

function formatOf(path: string): ImageFormat {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  if (ending === 'png' || ending === 'svg') return ending;
  if (ending === 'jpg' || ending === 'jpeg') return 'jpg';
  throw new Error(`${path} is not a PNG, JPEG or SVG picture, which documents need.`);
}

/** Width and height in pixels. */
function sizeIn(bytes: Buffer, format: ImageFormat): { width: number; height: number } {
  if (format === 'png') return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  if (format === 'svg') return svgSize(bytes.toString('utf8'));
  let at = 2;
  while (at + 9 < bytes.length) {
    const marker = bytes[at + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  throw new Error('A JPEG picture has no size.');
}

function svgSize(drawing: string) {
  const [, tag = ''] = /<svg\b([^>]*)>/.exec(drawing) ?? [];
  const [, width, height] = /\bviewBox="\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(tag) ?? [];
  const side = (name: string) => new RegExp(`\\b${name}="([\\d.]+)`).exec(tag)?.[1];
  return {
    width: Number(side('width') ?? width ?? 600),
    height: Number(side('height') ?? height ?? 400),
  };
}
