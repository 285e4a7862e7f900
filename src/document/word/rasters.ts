import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Block } from '../document.ts';

type Picture = Extract<Block, { type: 'image' }>;

/** The SVG pictures of some blocks as PNG, by their bytes in Base64: what a program shows that knows no SVG. */
export async function rasters(blocks: readonly Block[]): Promise<Map<string, Buffer>> {
  const drawings = blocks.flatMap(picturesIn).filter(({ format }) => format === 'svg');
  return new Map(await Promise.all(drawings.map(async (each) => [each.bytes, await raster(each)] as const)));
}

function picturesIn(block: Block): Picture[] {
  if (block.type === 'image') return [block];
  if (block.type === 'list') return block.items.flat().flatMap(picturesIn);
  return block.type === 'quote' || block.type === 'box' ? block.children.flatMap(picturesIn) : [];
}

/** The widest side of a raster in pixels: enough for a page in print. */
const side = 1600;

async function raster({ bytes, width, height }: Picture): Promise<Buffer> {
  const scale = side / Math.max(width, height);
  const [across, down] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const canvas = createCanvas(across, down);
  canvas.getContext('2d').drawImage(await loadImage(Buffer.from(bytes, 'base64')), 0, 0, across, down);
  return canvas.toBuffer('image/png');
}
