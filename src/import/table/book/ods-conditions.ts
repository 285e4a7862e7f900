import type { Tag } from '../../xml.ts';
import { areaOf, type Area } from './grid.ts';
import type { OdsStyles } from './ods-styles.ts';

const calc = 'urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0';

/** The conditional formats of an OpenDocument sheet: told of its tags, they know the cells that may show something else. */
export class OdsConditions {
  readonly #styles: OdsStyles;
  readonly #areas: Area[] = [];
  #places: Area[] = [];

  constructor(styles: OdsStyles) {
    this.#styles = styles;
  }

  open({ space, name, attributes }: Tag): void {
    if (space !== calc) return;
    const said = (key: string) => attributes[`{${calc}}${key}`] ?? '';
    if (name === 'conditional-format') this.#places = areasIn(said('target-range-address'));
    const isHiding = ['data-bar', 'icon-set'].includes(name) && said('show-value') === 'false';
    if (isHiding || (name === 'condition' && this.#styles.isChanging(said('apply-style-name'))))
      this.#areas.push(...this.#places);
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

/** The areas of an address with the names of sheets in it: `Sheet1.B2:Sheet1.B9 'My sheet'.D2`. */
function areasIn(address: string): Area[] {
  const bare = address.replace(/(?:'(?:[^']|'')*'|[^\s:.']*)\.(?=\$?[A-Z]+\$?\d)/g, '');
  return bare.split(/\s+/).flatMap((each) => areaOf(each) ?? []);
}
