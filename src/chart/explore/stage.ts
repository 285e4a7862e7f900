import { ChartJs } from '../draw/chartjs.ts';
import { plan } from '../draw/configuration.ts';
import { frameOf } from '../draw/frame.ts';
import { toChart, type Description } from './description.ts';
import { element } from './elements.ts';
import { nearest, spots, type Marks, type Spot } from './marks.ts';
import { pageSurface } from './surface.ts';
import type { Place, Walk } from './walk.ts';

/** The least width in pixels at which the styles show the wide drawing. */
const wide = 560;

/** Where a chart is explored: the canvas, the ring around the point that is chosen, and what is told of it. */
export class Stage {
  readonly element = element('div', 'stage');
  readonly #canvas = document.createElement('canvas');
  readonly #ring = element('span', 'ring');
  readonly #tip = element('div', 'tip');
  readonly #chart: Description;
  readonly #walk: Walk;
  readonly #drawings: HTMLElement;
  readonly #resized = new ResizeObserver(() => this.#fit());
  readonly #looks = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
    matchMedia(query),
  );
  #drawn: ChartJs | undefined;
  #spots: Spot[] = [];
  #place: Place | undefined;
  #width = 0;
  #scale = 1;
  #hiding: ReturnType<typeof setTimeout> | undefined;

  /** `chosen` is told which point a pointer goes to. */
  constructor(chart: Description, walk: Walk, drawings: HTMLElement, chosen: (place: Place) => void) {
    this.#chart = chart;
    this.#walk = walk;
    this.#drawings = drawings;
    this.element.tabIndex = 0;
    this.element.setAttribute('role', 'application');
    this.#canvas.setAttribute('aria-hidden', 'true');
    this.#tip.setAttribute('aria-hidden', 'true'); // The readout says the same.
    this.element.append(this.#canvas, this.#ring, this.#tip);
    this.#listen(chosen);
  }

  /** Draws the chart as wide as there is room, in the colours of the page. */
  readonly draw = (): void => {
    this.#width = this.element.clientWidth;
    const size = this.#width >= wide ? 'wide' : 'narrow';
    const frame = frameOf(size);
    const drawing = this.#drawings.querySelector<SVGSVGElement>(`.${size}`)!;
    const { configuration, height, texts } = plan(toChart(this.#chart), frame, pageSurface(drawing));
    this.#drawn?.destroy();
    Object.assign(this.#canvas, { width: frame.width, height });
    this.#scale = this.#canvas.clientWidth / frame.width;
    configuration.options!.devicePixelRatio = this.#scale * devicePixelRatio;
    this.#drawn = new ChartJs(this.#canvas, configuration);
    const marks = configuration.data.datasets as unknown as Marks[];
    this.#spots = spots(this.#chart, this.#walk, { marks, texts });
    if (this.#place) this.show(this.#place, this.isTold);
  };

  /** Rings a point and, when it is to be told, tells of it beside it. */
  show(place: Place, isTold: boolean): void {
    this.#place = place;
    const spot = this.#spots.find(({ series, point }) => series === place.series && point === place.point);
    this.#ring.hidden = !spot;
    this.#tip.hidden = !spot || !isTold;
    if (!spot) return;
    const { series, name, value, change } = this.#walk[place.series]![place.point]!;
    this.#tip.replaceChildren(
      element('span', 'tip-name', [series, name].filter(Boolean).join(', ')),
      element('span', 'tip-value', value),
      ...(change ? [element('span', 'tip-change', change)] : []),
    );
    this.#put(spot);
  }

  /** Whether something is told beside a point. */
  get isTold(): boolean {
    return !this.#tip.hidden;
  }

  /** Hides what is told; the ring stays. */
  hush(): void {
    this.#tip.hidden = true;
  }

  end(): void {
    this.#resized.disconnect();
    this.#looks.forEach((look) => look.removeEventListener('change', this.draw));
    this.#drawn?.destroy();
  }

  #listen(chosen: (place: Place) => void): void {
    const point = (event: PointerEvent) => {
      clearTimeout(this.#hiding);
      if (this.#tip.contains(event.target as Node)) return;
      const { left, top } = this.#canvas.getBoundingClientRect();
      const at = [event.clientX - left, event.clientY - top].map((pixels) => pixels / this.#scale);
      const spot = nearest(this.#spots, at[0]!, at[1]!);
      const isHere = this.#place?.series === spot?.series && this.#place?.point === spot?.point;
      if (spot && !(isHere && this.isTold)) chosen({ series: spot.series, point: spot.point });
    };
    this.element.addEventListener('pointermove', point);
    this.element.addEventListener('pointerdown', point);
    this.element.addEventListener('pointerleave', ({ pointerType }) => {
      if (pointerType === 'touch') return; // A finger leaves when it is lifted.
      this.#hiding = setTimeout(() => document.activeElement !== this.element && this.hush(), 300);
    });
    this.element.addEventListener('blur', () => this.hush());
    this.#looks.forEach((look) => look.addEventListener('change', this.draw));
    this.#resized.observe(this.element);
  }

  #fit(): void {
    const width = this.element.clientWidth; // 0 while the table is shown.
    if (width > 0 && width !== this.#width) this.draw();
  }

  /** Puts the ring around a spot; what is told above it, or below where there is no room. */
  #put({ left, top, right, bottom, isBar }: Spot): void {
    const [ring, tip, scale] = [this.#ring, this.#tip, this.#scale];
    ring.classList.toggle('bar', isBar);
    ring.style.left = `${left * scale}px`;
    ring.style.top = `${top * scale}px`;
    ring.style.width = `${(right - left) * scale}px`;
    ring.style.height = `${(bottom - top) * scale}px`;
    const middle = ((left + right) / 2) * scale - tip.offsetWidth / 2;
    const room = this.element.clientWidth - tip.offsetWidth;
    const above = top * scale - tip.offsetHeight - 6;
    tip.style.left = `${Math.max(0, Math.min(middle, room))}px`;
    tip.style.top = `${above < -tip.offsetHeight ? bottom * scale + 6 : above}px`;
  }
}
