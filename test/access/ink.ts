import type { Page } from 'playwright-core';

/** The text of drawings that was judged, and what of it is too faint. */
export interface Ink {
  judged: number;
  faults: string[];
}

/**
 * The contrast of all text in the drawings that a page shows with what is painted below it: its halo, else the topmost
 * shape at several places of it, else the ground (WCAG 2.2, 1.4.3). axe leaves such text undecided.
 */
export async function ink(page: Page): Promise<Ink> {
  return page.evaluate(() => {
    type Colour = readonly [red: number, green: number, blue: number, alpha: number];
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;
    const known = new Map<string, Colour>();
    const colour = (css: string): Colour => {
      if (!known.has(css)) {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = 'transparent';
        canvas.fillStyle = css;
        canvas.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
        known.set(css, [red, green, blue, alpha / 255]);
      }
      return known.get(css)!;
    };
    const over = (top: Colour, opacity: number, below: Colour): Colour => {
      const alpha = top[3] * opacity;
      const mixed = ([0, 1, 2] as const).map((at) => top[at] * alpha + below[at] * (1 - alpha));
      return [mixed[0]!, mixed[1]!, mixed[2]!, 1];
    };
    const light = (value: number) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    };
    const luminance = ([red, green, blue]: Colour) =>
      0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue);
    const contrast = (one: Colour, other: Colour) => {
      const [a, b] = [luminance(one), luminance(other)];
      return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    };
    const opacityOf = (element: Element, top: Element) => {
      let opacity = 1;
      for (let each: Element | null = element; each && each !== top; each = each.parentElement)
        opacity *= Number(getComputedStyle(each).opacity);
      return opacity;
    };
    const groundOf = (element: Element): Colour => {
      const layers: Colour[] = [];
      for (let each: Element | null = element; each; each = each.parentElement)
        layers.push(colour(getComputedStyle(each).backgroundColor));
      return layers.reduceRight((below, layer) => over(layer, 1, below), colour('Canvas'));
    };

    const faults: string[] = [];
    let judged = 0;
    for (const drawing of document.querySelectorAll<SVGSVGElement>('svg')) {
      if (!drawing.checkVisibility() || drawing.getBoundingClientRect().width === 0) continue;
      const ground = groundOf(drawing);
      const shapes: SVGGeometryElement[] = [];
      for (const element of drawing.querySelectorAll('*')) {
        if (element instanceof SVGGeometryElement) shapes.push(element);
        if (!(element instanceof SVGTextElement) || !element.textContent.trim() || !element.checkVisibility())
          continue;
        judged += 1;
        const style = getComputedStyle(element);
        const toScreen = element.getScreenCTM()!;
        const hasHalo =
          style.paintOrder.startsWith('stroke') &&
          style.stroke !== 'none' &&
          Number.parseFloat(style.strokeWidth) >= 3;
        const below = (x: number, y: number) =>
          shapes.reduce((painted, shape) => {
            if (!shape.checkVisibility()) return painted;
            const look = getComputedStyle(shape);
            const point = new DOMPoint(x, y).matrixTransform(shape.getScreenCTM()!.inverse());
            const opacity = opacityOf(shape, drawing);
            let now = painted;
            if (look.fill !== 'none' && shape.isPointInFill(point))
              now = over(colour(look.fill), opacity * Number(look.fillOpacity), now);
            if (look.stroke !== 'none' && shape.isPointInStroke(point))
              now = over(colour(look.stroke), opacity * Number(look.strokeOpacity), now);
            return now;
          }, ground);
        const places = Array.from({ length: element.getNumberOfChars() }, (_, at) =>
          element.getExtentOfChar(at),
        )
          .filter(({ width }) => width > 0)
          .flatMap(({ x, y, width, height }) =>
            [0.4, 0.6, 0.78].map((part) =>
              new DOMPoint(x + width / 2, y + height * part).matrixTransform(toScreen),
            ),
          );
        const grounds = hasHalo
          ? places.map(({ x, y }) => over(colour(style.stroke), Number(style.strokeOpacity), below(x, y)))
          : places.map(({ x, y }) => below(x, y));
        const size = Number.parseFloat(style.fontSize) * Math.hypot(toScreen.a, toScreen.b);
        const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
        const opacity = opacityOf(element, drawing) * Number(style.fillOpacity);
        const worst = Math.min(
          ...grounds.map((each) => contrast(over(colour(style.fill), opacity, each), each)),
        );
        if (worst < (isLarge ? 3 : 4.5))
          faults.push(
            `ink: "${element.textContent}" has ${worst.toFixed(2)}:1 in ${drawing.closest('[id]')?.id ?? 'a drawing'}`,
          );
      }
    }
    return { judged, faults };
  });
}
