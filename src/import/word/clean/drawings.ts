import type { Element } from '../../xml.ts';
import { attributeOf, inside, nameOf, within } from './element.ts';
import { shownText } from './letters.ts';
import { gap, type Cleaning } from './cleaning.ts';
import type { Kind } from '../losses.ts';

const missed: readonly Kind[] = ['textBox', 'chart', 'smartArt', 'object', 'equation'];

/** A drawing as what can be carried over of it: a picture, or a mark where something was left out. */
export function drawing(element: Element, state: Cleaning): string {
  const shown = nameOf(element) === 'mc:AlternateContent' ? (inside(element, 'Choice') ?? element) : element;
  if (isOn(inside(shown, 'drawing') ?? shown)) return lost('hidden', state);
  const kind = kindOf(shown);
  if (kind === 'picture') return picture(shown, state);
  if (kind === undefined) return '';
  if (['shape', 'textBox'].includes(kind)) state.shapes.add(state.paragraphs);
  return lost(kind, state);
}

function isOn(drawn: Element): boolean {
  const [properties] = within(drawn, 'docPr');
  return ['1', 'true'].includes(attributeOf(properties, 'hidden') ?? '');
}

/** Counts a loss; what a reader would miss leaves a mark. */
export function lost(kind: Kind, state: Cleaning): string {
  state.losses.add(kind);
  return missed.includes(kind) ? gap(kind) : '';
}

/** What a drawing is. Groups are shapes, whatever they hold: a picture in one may be covered by another. */
function kindOf(drawn: Element): Kind | 'picture' | undefined {
  const names = new Set(within(drawn, ...told).map((each) => each.name));
  const data = attributeOf(within(drawn, 'graphicData')[0], 'uri') ?? '';
  if (names.has('OLEObject') || names.has('control')) return 'object';
  if (/chart/.test(data)) return 'chart';
  if (/diagram/.test(data)) return 'smartArt';
  if (hasText(drawn)) return 'textBox';
  if (names.has('wgp') || names.has('group') || names.has('wpc')) return 'shape';
  if (names.has('pic') || names.has('imagedata')) return names.has('wsp') ? 'shape' : 'picture';
  const isRule = within(drawn, 'rect').some((each) => attributeOf(each, 'hr') !== undefined);
  return isRule ? undefined : 'shape';
}

const told = ['OLEObject', 'control', 'wgp', 'group', 'wpc', 'pic', 'imagedata', 'wsp'];

function hasText(drawn: Element): boolean {
  const isWritten = (each: Element): boolean =>
    each.children.some((child) => (typeof child === 'string' ? child.trim() !== '' : isWritten(child)));
  return [drawn, ...within(drawn, 'txbxContent')].some(
    (each) => each.name === 'txbxContent' && within(each, 't').some(isWritten),
  );
}

/** A picture that is in the document, whole, and meant to be seen. */
function picture(drawn: Element, state: Cleaning): string {
  const [blip] = [...within(drawn, 'blip'), ...within(drawn, 'imagedata')];
  const target = state.targets.get(attributeOf(blip, 'embed') ?? attributeOf(blip, 'id') ?? '');
  const isElsewhere = attributeOf(blip, 'link') !== undefined || target?.isElsewhere;
  if (isElsewhere) return lost('linkedPicture', state) + gap('linkedPicture');
  if (!target) return lost('brokenPicture', state) + gap('brokenPicture');
  if (within(drawn, 'decorative').some((each) => /^(1|true)$/.test(attributeOf(each, 'val') ?? '')))
    return lost('decoration', state);
  if (isCropped(drawn)) return lost('croppedPicture', state) + gap('croppedPicture');
  if (within(drawn, 'hlinkClick').length > 0) state.losses.add('pictureLink');
  const heading = state.losses.headings.length - 1;
  state.pictures.push({ part: target.to, alt: altOf(drawn), heading, paragraph: state.paragraphs });
  const index = state.pictures.length - 1;
  return `<w:drawing><wp:inline><wp:docPr descr="${index}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="p${index}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`;
}

/** A crop hides part of a picture in Word only; the file still holds the whole. */
function isCropped(drawn: Element): boolean {
  const sides = within(drawn, 'srcRect', 'imagedata').flatMap((each) =>
    ['l', 't', 'r', 'b', 'cropleft', 'croptop', 'cropright', 'cropbottom'].map((side) =>
      attributeOf(each, side),
    ),
  );
  return sides.some((side) => side !== undefined && Number.parseFloat(side) !== 0);
}

/** The description, unless Word guessed it or it is the name of a file. */
function altOf(drawn: Element): string {
  const [properties] = within(drawn, 'docPr');
  const [old] = [...within(drawn, 'imagedata'), ...within(drawn, 'shape')];
  const said = [
    attributeOf(properties, 'descr'),
    attributeOf(properties, 'title'),
    attributeOf(within(drawn, 'shape')[0], 'alt'),
    attributeOf(old, 'title'),
  ].find((each) => each?.trim());
  const words = shownText(said ?? '')
    .words.replace(/\s+/g, ' ')
    .trim();
  const isGuess = /automatically generated|AI-generated|may be incorrect/i.test(words);
  const isFile =
    /[\\/]\S*[\\/]|^\S+\.\w{2,5}$|\.(png|jpe?g|gif|tiff?|bmp|emf|wmf|svg|webp|heic)\b|^(picture|image|grafik|bild) ?\d*$|:\/\//i;
  return isGuess || isFile.test(words) ? '' : words;
}
