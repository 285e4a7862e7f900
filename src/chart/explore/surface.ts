import type { Surface } from '../draw/surface.ts';

/** The surface of a page: text is measured as the browser sets it, colours are those that the styles give the drawing. */
export function pageSurface(drawing: SVGSVGElement): Surface {
  const pen = document.createElement('canvas').getContext('2d')!;
  const found = new Map<string, string>();
  return {
    widthOf(text, font) {
      pen.font = font;
      return pen.measureText(text).width;
    },
    colour(name) {
      const colour = found.get(name) ?? shownColour(drawing, name);
      found.set(name, colour);
      return colour;
    },
  };
}

/** The colour in which a drawing would show something of a name. */
function shownColour(drawing: SVGSVGElement, name: string): string {
  if (name === 'none') return 'transparent';
  const isText = /^(text|soft|on-\d)$/.test(name);
  const probe = document.createElementNS('http://www.w3.org/2000/svg', isText ? 'text' : 'rect');
  probe.setAttribute('class', isText ? name : `fill ${name}`);
  drawing.append(probe);
  const { fill } = getComputedStyle(probe);
  probe.remove();
  return fill;
}
