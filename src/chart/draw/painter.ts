import type { Chart as ChartJs, Plugin } from 'chart.js';
import type { Shape, Sheet, Text } from './sheet.ts';
import { fontOf } from './text.ts';

/** Paints what Chart.js does not: grid, bands, references, leaders and all text. */
export function painter({ below, above, texts, frame, surface }: Sheet): Plugin {
  const paint = ({ ctx }: ChartJs, shapes: readonly Shape[]) => {
    ctx.save();
    for (const shape of shapes) {
      ctx.fillStyle = ctx.strokeStyle = surface.colour(shape.colour);
      if ('area' in shape) {
        const { left, top, right, bottom } = shape.area;
        ctx.fillRect(left, top, right - left, bottom - top);
      } else if ('marker' in shape) mark(ctx, shape, surface.colour('ground'));
      else stroke(ctx, shape);
    }
    ctx.restore();
  };
  return {
    id: 'painter',
    beforeDatasetsDraw: (drawn) => paint(drawn, below),
    afterDatasetsDraw: (drawn) => {
      paint(drawn, above);
      for (const text of texts) write(drawn.ctx, text, frame.text, surface.colour);
    },
  };
}

/** The corners of markers, in turns from the top, where Chart.js has them. */
const corners = {
  rect: [1 / 8, 3 / 8, 5 / 8, 7 / 8],
  rectRot: [0, 1 / 4, 1 / 2, 3 / 4],
  triangle: [0, 1 / 3, 2 / 3],
};

function mark(
  ctx: CanvasRenderingContext2D,
  { marker, x, y, radius, isOpen = false }: Extract<Shape, { marker: unknown }>,
  ground: string,
): void {
  if (isOpen) ctx.fillStyle = ground;
  ctx.lineWidth = radius / 4;
  ctx.setLineDash([]);
  ctx.beginPath();
  if (marker === 'circle') ctx.arc(x, y, radius, 0, 2 * Math.PI);
  else {
    polyline(
      ctx,
      corners[marker].map((turn): [number, number] => [
        x + Math.sin(turn * 2 * Math.PI) * radius,
        y - Math.cos(turn * 2 * Math.PI) * radius,
      ]),
    );
    ctx.closePath();
  }
  ctx.fill();
  if (isOpen) ctx.stroke();
}

function stroke(
  ctx: CanvasRenderingContext2D,
  { width = 1, dash = [], ...shape }: Exclude<Shape, { area: unknown } | { marker: unknown }>,
): void {
  ctx.lineWidth = width;
  ctx.setLineDash([...dash]);
  ctx.beginPath();
  for (const path of 'path' in shape ? [shape.path] : shape.paths) {
    polyline(ctx, path);
  }
  ctx.stroke();
}

function polyline(ctx: CanvasRenderingContext2D, points: readonly (readonly [x: number, y: number])[]): void {
  points.forEach(([x, y], index) => (index === 0 ? ctx.moveTo(x, y) : ctx.lineTo(x, y)));
}

function write(
  ctx: CanvasRenderingContext2D,
  { text, x, y, align = 'left', weight = 400, colour = 'text', hasHalo = false }: Text,
  size: number,
  colourOf: (name: string) => string,
): void {
  ctx.font = fontOf(size, weight);
  ctx.textAlign = align;
  ctx.textBaseline = 'alphabetic'; // The middle is not the same in all contexts.
  ctx.fillStyle = colourOf(colour);
  const baseline = y + size * 0.35;
  if (hasHalo) {
    ctx.strokeStyle = colourOf('ground');
    ctx.lineWidth = 4;
    ctx.lineJoin = 'round';
    ctx.setLineDash([]);
    ctx.strokeText(text, x, baseline);
  }
  ctx.fillText(text, x, baseline);
}
