import { widthOf } from '../font.ts';

type Point = [x: number, y: number];

interface State {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  font: string;
  textAlign: string;
  textBaseline: string;
  dash: number[];
  /** The affine matrix `a b c d e f`. */
  matrix: [number, number, number, number, number, number];
}

/**
 * A 2D drawing context that writes what Chart.js draws as SVG elements: circles, paths and text, one decimal each.
 * Colours are class names (`series-1`, `grid`), which the page's styles give meaning; the colour `text` and the one
 * size of text need no name. Text is measured by Skia.
 */
export class RecordingContext {
  readonly canvas: object;
  readonly elements: string[] = [];
  lineCap = 'butt';
  lineJoin = 'miter';
  lineDashOffset = 0;
  miterLimit = 10;
  globalAlpha = 1;
  globalCompositeOperation = 'source-over';
  shadowBlur = 0;
  shadowColor = '';
  #state: State = {
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 1,
    font: '',
    textAlign: 'start',
    textBaseline: 'alphabetic',
    dash: [],
    matrix: [1, 0, 0, 1, 0, 0],
  };
  #saved: State[] = [];
  #path = '';
  /** The last point of the path, as it is written. */
  #last: Point = [Number.NaN, Number.NaN];
  #circle: { centre: Point; radius: number } | undefined;
  /** The class of the element that the path was last filled as. */
  #filled: string | undefined;
  #hasHalo = false;

  constructor(width: number, height: number) {
    this.canvas = { width, height, style: {}, getContext: () => this };
  }

  get fillStyle() {
    return this.#state.fillStyle;
  }
  set fillStyle(value: string) {
    this.#state.fillStyle = value;
  }
  get strokeStyle() {
    return this.#state.strokeStyle;
  }
  set strokeStyle(value: string) {
    this.#state.strokeStyle = value;
  }
  get lineWidth() {
    return this.#state.lineWidth;
  }
  set lineWidth(value: number) {
    this.#state.lineWidth = value;
  }
  get font() {
    return this.#state.font;
  }
  set font(value: string) {
    this.#state.font = value;
  }
  get textAlign() {
    return this.#state.textAlign;
  }
  set textAlign(value: string) {
    this.#state.textAlign = value;
  }
  get textBaseline() {
    return this.#state.textBaseline;
  }
  set textBaseline(value: string) {
    this.#state.textBaseline = value;
  }

  save() {
    this.#saved.push({ ...this.#state, dash: [...this.#state.dash], matrix: [...this.#state.matrix] });
  }
  restore() {
    this.#state = this.#saved.pop() ?? this.#state;
  }
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number) {
    this.#state.matrix = [a, b, c, d, e, f];
  }
  resetTransform() {
    this.setTransform(1, 0, 0, 1, 0, 0);
  }
  translate(x: number, y: number) {
    const [a, b, c, d, e, f] = this.#state.matrix;
    this.#state.matrix = [a, b, c, d, a * x + c * y + e, b * x + d * y + f];
  }
  scale(x: number, y: number) {
    const [a, b, c, d, e, f] = this.#state.matrix;
    this.#state.matrix = [a * x, b * x, c * y, d * y, e, f];
  }
  rotate(angle: number) {
    const [a, b, c, d, e, f] = this.#state.matrix;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    this.#state.matrix = [a * cos + c * sin, b * cos + d * sin, c * cos - a * sin, d * cos - b * sin, e, f];
  }
  setLineDash(dash: number[]) {
    this.#state.dash = dash;
  }
  getLineDash() {
    return this.#state.dash;
  }
  measureText(text: string) {
    return { width: widthOf(text, this.#state.font) };
  }

  beginPath() {
    this.#path = '';
    this.#circle = undefined;
    this.#filled = undefined;
  }
  moveTo(x: number, y: number) {
    this.#add('M', [x, y]);
  }
  lineTo(x: number, y: number) {
    this.#add('L', [x, y]);
  }
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number) {
    this.#add('C', [x1, y1], [x2, y2], [x, y]);
  }
  quadraticCurveTo(x1: number, y1: number, x: number, y: number) {
    this.#add('Q', [x1, y1], [x, y]);
  }
  rect(x: number, y: number, width: number, height: number) {
    this.moveTo(x, y);
    this.lineTo(x + width, y);
    this.lineTo(x + width, y + height);
    this.lineTo(x, y + height);
    this.closePath();
  }
  arc(x: number, y: number, radius: number, from: number, to: number) {
    if (Math.abs(to - from) >= 2 * Math.PI - 1e-6 && this.#path === '') {
      this.#circle = { centre: this.#moved([x, y]), radius };
      return;
    }
    const [start, end]: [Point, Point] = [
      [x + radius * Math.cos(from), y + radius * Math.sin(from)],
      [x + radius * Math.cos(to), y + radius * Math.sin(to)],
    ];
    this.#add(this.#path ? 'L' : 'M', start);
    const isLarge = Math.abs(to - from) > Math.PI ? 1 : 0;
    this.#last = this.#moved(end);
    this.#path += `A${short(radius)} ${short(radius)} 0 ${isLarge} ${to > from ? 1 : 0} ${pair(this.#last)}`;
  }
  closePath() {
    if (this.#path) this.#path += 'Z';
  }
  clip() {}
  clearRect() {}
  isPointInPath() {
    return false;
  }

  fill() {
    this.#filled = `fill ${this.#state.fillStyle}`;
    this.#write(this.#filled);
  }
  stroke() {
    const { strokeStyle, lineWidth, dash } = this.#state;
    if (this.#filled && strokeStyle === 'ground') return this.#outline(this.#filled);
    const width = lineWidth === 1 ? '' : ` stroke-width="${short(lineWidth)}"`;
    const dashes = dash.length ? ` stroke-dasharray="${dash.map(short).join(' ')}"` : '';
    this.#write(`line ${strokeStyle}`, width + dashes);
  }
  fillRect(x: number, y: number, width: number, height: number) {
    this.beginPath();
    this.rect(x, y, width, height);
    this.fill();
  }
  strokeRect(x: number, y: number, width: number, height: number) {
    this.beginPath();
    this.rect(x, y, width, height);
    this.stroke();
  }
  fillText(text: string, x: number, y: number) {
    const { font, textAlign, textBaseline, fillStyle } = this.#state;
    const size = Number(/(\d+(?:\.\d+)?)px/.exec(font)?.[1] ?? 14);
    const drop = { middle: 0.35, top: 0.78, hanging: 0.78, bottom: -0.22 }[textBaseline] ?? 0;
    const anchor = {
      center: ' text-anchor="middle"',
      right: ' text-anchor="end"',
      end: ' text-anchor="end"',
    }[textAlign];
    const weight = /\b(bold|700)\b/.test(font) ? ' font-weight="700"' : '';
    const [left, top] = this.#moved([x, y]);
    const names = [fillStyle === 'text' ? '' : fillStyle, this.#hasHalo ? 'halo' : ''].filter(Boolean);
    const classes = names.length > 0 ? ` class="${names.join(' ')}"` : '';
    const place = ` x="${short(left)}" y="${short(top + drop * size)}"`;
    this.elements.push(`<text${classes}${place}${weight}${anchor ?? ''}>${escaped(text)}</text>`);
    this.#hasHalo = false;
  }
  /** The text that is filled next has an outline in the colour of the ground. */
  strokeText() {
    this.#hasHalo = true;
  }

  #moved([x, y]: Point): Point {
    const [a, b, c, d, e, f] = this.#state.matrix;
    return [a * x + c * y + e, b * x + d * y + f];
  }

  #add(command: string, ...points: Point[]) {
    const placed = points.map((point) => this.#moved(point).map((each) => Number(short(each))) as Point);
    const [x, y] = placed.at(-1)!;
    const [lastX, lastY] = this.#last;
    if (command === 'L' && this.#path && x === lastX && y === lastY) return;
    if (command === 'L' && this.#path && y === lastY) this.#path += `H${x}`;
    else if (command === 'L' && this.#path && x === lastX) this.#path += `V${y}`;
    else this.#path += command + placed.map(pair).join(' ');
    this.#last = [x, y];
  }

  /** Makes what was filled last a dot, which has an outline in the colour of the ground. */
  #outline(filled: string) {
    const last = this.elements.pop() ?? '';
    this.elements.push(last.replace(`class="${filled}"`, `class="${filled.replace('fill', 'dot')}"`));
  }

  #write(classes: string, attributes = '') {
    if (/\b(none|transparent)\b|rgba\(0, ?0, ?0, ?0/.test(classes)) return;
    if (this.#circle) {
      const { centre, radius } = this.#circle;
      const [x, y] = centre.map(short);
      this.elements.push(
        `<circle class="${classes}"${attributes} cx="${x}" cy="${y}" r="${short(radius)}"/>`,
      );
    } else if (/[LHVCQA]/.test(this.#path)) {
      this.elements.push(`<path class="${classes}"${attributes} d="${this.#path}"/>`);
    }
  }
}

function pair([x, y]: Point): string {
  return `${short(x)} ${short(y)}`;
}

/** At most one decimal; never `-0`. */
function short(number: number): string {
  return String(Math.round(number * 10) / 10 + 0);
}

/** Text as it stands in an element or between double quotes. */
export function escaped(text: string): string {
  const names = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' } as const;
  return text.replace(/[&<>"]/g, (each) => names[each as keyof typeof names]);
}
