import { getFormatFromId } from 'numfmt';
import { elementsIn, type Element } from '../../xml.ts';

/** How a cell style of a workbook looks: its number format, and what keeps readers from taking what it shows. */
export interface Look {
  format: string;
  /** Letters in the colour of the ground under them. */
  isUnseen: boolean;
  isStruck: boolean;
}

/** The look of each cell style. */
export function looksOf(styles: Element | undefined): Look[] {
  const own = new Map(
    list(styles, 'numFmts').map(({ attributes }) => [
      attributes['numFmtId'],
      attributes['formatCode'] ?? 'General',
    ]),
  );
  const [fonts, fills] = [list(styles, 'fonts'), list(styles, 'fills')];
  return list(styles, 'cellXfs').map(({ attributes: { numFmtId: id = '0', fontId, fillId } }) => {
    const font = fonts[Number(fontId ?? 0)];
    return {
      format: own.get(id) ?? (Number(id) < 50 ? getFormatFromId(Number(id)) : undefined) ?? 'General',
      isUnseen: inkOf(font) === groundOf(fills[Number(fillId ?? 0)]),
      isStruck: isStruck(font),
    };
  });
}

/** The numbers of the looks of conditional formats that show something else than the cell holds, or hide it. */
export function changingLooks(styles: Element | undefined): Set<number> {
  return new Set(list(styles, 'dxfs').flatMap((look, index) => (isChanging(look) ? [index] : [])));
}

/** Whether a conditional format shows something else than the cell holds, or hides it. */
export function isChanging(look: Element): boolean {
  const [font, fill] = [elementsIn(look, 'font')[0], elementsIn(look, 'fill')[0]];
  return elementsIn(look, 'numFmt').length > 0 || (!fill && inkOf(font) === white) || isStruck(font);
}

/** Whether a font, or the properties of a piece of text, strikes it through. */
export function isStruck(font: Element | undefined): boolean {
  const [strike] = elementsIn(font, 'strike');
  return strike !== undefined && !['0', 'false', 'off'].includes(strike.attributes['val'] ?? '1');
}

function list(styles: Element | undefined, name: string): Element[] {
  return elementsIn(elementsIn(styles, name)[0]);
}

const white = 'white';

function inkOf(font: Element | undefined): string {
  return colourOf(elementsIn(font, 'color')[0]) ?? 'black';
}

function groundOf(fill: Element | undefined): string {
  const [pattern] = elementsIn(fill, 'patternFill');
  if (!pattern) return elementsIn(fill).length > 0 ? 'gradient' : white;
  const kind = pattern.attributes['patternType'] ?? 'none';
  if (kind === 'none') return white;
  return kind === 'solid' ? (colourOf(elementsIn(pattern, 'fgColor')[0]) ?? 'ground') : 'pattern';
}

/** A colour by one name, whichever of the ways of naming white a file uses. */
function colourOf(colour: Element | undefined): string | undefined {
  if (!colour) return undefined;
  const { rgb = '', theme, indexed, tint = '0', auto } = colour.attributes;
  if (auto !== undefined) return undefined;
  const isWhite =
    /^(..)?F[A-F\d]F[A-F\d]F[A-F\d]$/i.test(rgb) || theme === '0' || /^[19]$/.test(indexed ?? '');
  return isWhite && Number(tint) > -0.1 ? white : `${rgb.slice(-6)} ${theme} ${indexed} ${tint}`;
}
