import type { Element, Tag } from '../../xml.ts';
import { areaOf, type Area } from './grid.ts';
import { isChanging } from './xlsx-looks.ts';

/** The conditional formats of a sheet while it is read: told of its parts, they know the cells that show something else. */
export class Conditions {
  readonly #changing: ReadonlySet<number>;
  readonly #areas: Area[] = [];
  #block: { places: string; isChanging: boolean } | undefined;
  /** The look that stands in the sheet itself, and the elements that are open in it. */
  #look: Element[] = [];
  #isPlace = false;

  constructor(changing: ReadonlySet<number>) {
    this.#changing = changing;
  }

  open(tag: Tag): void {
    const { name, attributes } = tag;
    if (name === 'conditionalFormatting')
      this.#block = { places: attributes['sqref'] ?? '', isChanging: false };
    if (!this.#block) return;
    if (name === 'cfRule' && this.#changing.has(Number(attributes['dxfId'] ?? -1)))
      this.#block.isChanging = true;
    if (['iconSet', 'dataBar'].includes(name) && ['0', 'false'].includes(attributes['showValue'] ?? '1'))
      this.#block.isChanging = true;
    this.#isPlace = name === 'sqref';
    if (name !== 'dxf' && this.#look.length === 0) return;
    const element: Element = { ...tag, children: [] };
    this.#look.at(-1)?.children.push(element);
    this.#look.push(element);
  }

  text(text: string): void {
    if (this.#block && this.#isPlace) this.#block.places += text;
  }

  close({ name }: Tag): void {
    this.#isPlace = false;
    if (!this.#block) return;
    const look = this.#look.pop();
    if (name === 'dxf' && look && isChanging(look)) this.#block.isChanging = true;
    if (name !== 'conditionalFormatting') return;
    const areas = this.#block.places.split(/\s+/).map(areaOf);
    if (this.#block.isChanging) this.#areas.push(...areas.filter((area) => area !== undefined));
    this.#block = undefined;
  }

  /** Whether a cell, by its row and column, may show something else than it holds. */
  covers(key: string): boolean {
    if (this.#areas.length === 0) return false;
    const [row = 0, column = 0] = key.split(' ').map(Number);
    return this.#areas.some(
      ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
    );
  }
}
