import { elementsIn, textIn, type Element } from '../../xml.ts';
import { escaped, isShaded, type Cleaning } from './cleaning.ts';
import { drawing, lost } from './drawings.ts';
import { attributeOf, inside, isOn, nameOf, valueIn, within } from './element.ts';
import { fateOf } from './fields.ts';
import { shifted, shownText } from './letters.ts';
import type { Kind } from '../losses.ts';
import { hasLetters, type Style } from './styles.ts';

/** What stands in a paragraph, as far as it is carried over, for mammoth to read. */
export function inlines(element: Element, state: Cleaning): string {
  return elementsIn(element)
    .map((child) => inline(child, state))
    .join('');
}

const transparent = ['w:smartTag', 'w:customXml', 'w:bdo', 'w:dir', 'w:sdtContent', 'w:ruby', 'w:rubyBase'];
const silent =
  /^w:(pPr|rPr|proofErr|perm(Start|End)|bookmarkEnd|comment\w+|(move|customXml)\w+Range\w*|moveFromRangeStart|customXmlPr|smartTagPr|sdtPr|sdtEndPr|rubyPr|rt|lastRenderedPageBreak|annotationRef|footnoteRef|endnoteRef|separator|continuationSeparator|softHyphen|delText|delInstrText|sectPr)$/;

function inline(element: Element, state: Cleaning): string {
  const name = nameOf(element);
  if (name === 'w:r') return run(element, state);
  if (transparent.includes(name)) return inlines(element, state);
  switch (name) {
    case 'w:ins':
    case 'w:moveTo':
    case 'w:del':
    case 'w:moveFrom':
      return changed(element, state);
    case 'w:hyperlink':
      return link(element, state);
    case 'w:fldSimple':
      return simpleField(element, state);
    case 'w:sdt':
      return control(element, state, inlines);
    case 'w:bookmarkStart':
      return bookmark(element);
    case 'm:oMath':
    case 'm:oMathPara':
      return lost('equation', state);
    case 'mc:AlternateContent':
      return either(element, state, (child) => inline(child, state));
    default:
      if (!silent.test(name) && !name.startsWith('w:bookmark')) state.losses.add('other');
      return '';
  }
}

/** What has several forms: a drawing where one of them is one, else the form that every program can read. */
function either(element: Element, state: Cleaning, read: (child: Element) => string): string {
  if (within(element, 'drawing', 'pict', 'object').length > 0) return drawing(element, state);
  return elementsIn(inside(element, 'Fallback')).map(read).join('');
}

/** A tracked change as if it were accepted; one without anything is none, and a move counts where it ends. */
function changed(element: Element, state: Cleaning): string {
  const { name } = element;
  const kind = name === 'ins' ? 'insertion' : name === 'del' ? 'deletion' : 'move';
  if (name !== 'moveFrom' && elementsIn(element).length > 0) state.losses.add(kind);
  return name === 'ins' || name === 'moveTo' ? inlines(element, state) : '';
}

function bookmark(element: Element): string {
  const name = attributeOf(element, 'name') ?? '';
  return /^(_GoBack|gap:.*)?$/.test(name) ? '' : `<w:bookmarkStart w:id="0" w:name="${escaped(name)}"/>`;
}

/** A form's control: its words, unless they are only the invitation to write some. */
export function control(
  element: Element,
  state: Cleaning,
  read: (content: Element, state: Cleaning) => string,
): string {
  const [properties, content] = [inside(element, 'sdtPr'), inside(element, 'sdtContent')];
  if (!content) return '';
  if (/contents/i.test(valueIn(properties, 'docPartObj', 'docPartGallery') ?? ''))
    return lost('contents', state);
  if (isOn(properties, 'showingPlcHdr')) return lost('emptyControl', state);
  const kinds = elementsIn(properties).map(({ name }) => name);
  if (!kinds.includes('docPartObj')) state.losses.add(kinds.includes('checkbox') ? 'formField' : 'control');
  if (inside(properties, 'dataBinding') && isProperty(properties)) return lost('privateField', state);
  return read(content, state);
}

/** Whether a control shows a property of the document: its author, its company. */
function isProperty(properties: Element | undefined): boolean {
  const path = attributeOf(inside(properties, 'dataBinding'), 'xpath') ?? '';
  return /creator|lastModifiedBy|Company|Manager|coreProperties(?!.*(title|subject))/i.test(path);
}

function link(element: Element, state: Cleaning): string {
  const id = attributeOf(element, 'id');
  const target = id === undefined ? undefined : state.targets.get(id);
  const anchor = attributeOf(element, 'anchor');
  const href = target?.isElsewhere ? target.to : undefined;
  return linked(inlines(element, state), { ...(href && { href }), ...(anchor && { anchor }) }, state);
}

/** Words that lead somewhere; only to the web, to an e-mail address or to a place in the document. */
function linked(xml: string, { href, anchor }: { href?: string; anchor?: string }, state: Cleaning): string {
  if (xml === '' || (!href && !anchor)) return xml;
  if (!href) return `<w:hyperlink w:anchor="${escaped(anchor!)}">${xml}</w:hyperlink>`;
  const address = addressOf(anchor ? `${href.replace(/#.*$/, '')}#${anchor}` : href);
  if (!address) {
    state.losses.add('localLink');
    return xml;
  }
  state.addresses.push(address);
  return `<w:hyperlink r:id="l${state.addresses.length - 1}">${xml}</w:hyperlink>`;
}

/** A whole address of the web or of e-mail as it stands in links, or nothing. */
function addressOf(typed: string): string | undefined {
  const text = /^www\./i.test(typed.trim()) ? `https://${typed.trim()}` : typed.trim();
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(text) || !URL.canParse(text)) return undefined;
  const { href, hostname, searchParams, username, password } = new URL(text);
  // Outlook puts the reader's own e-mail address into the links that it guards.
  const guarded = hostname.endsWith('.safelinks.protection.outlook.com') && searchParams.get('url');
  if (guarded) return /safelinks\.protection/i.test(guarded) ? undefined : addressOf(guarded);
  return username || password ? undefined : href;
}

function simpleField(element: Element, state: Cleaning): string {
  const fate = fateOf(attributeOf(element, 'instr') ?? '');
  if (fate.loss) state.losses.add(fate.loss);
  return fate.keeps ? linked(inlines(element, state), fate, state) : '';
}

/** Letters that are set alike. */
function run(element: Element, state: Cleaning): string {
  const properties = inside(element, 'rPr');
  const style = state.styles.of(valueIn(properties, 'rStyle') ?? '');
  if (inside(properties, 'rPrChange')) state.losses.add('formatting');
  const isHidden = isUnseen(properties, style, state);
  let content = '';
  for (const child of elementsIn(element)) content += piece(child, state, properties, isHidden);
  if (isHidden && holdsSomething(element) && state.fields.isShown) state.losses.add(isHidden);
  if (content === '' || isHidden || !state.fields.isShown) return '';
  const xml = `<w:r><w:rPr>${marks(properties, style, state, element)}</w:rPr>${content}</w:r>`;
  return linked(xml, state.fields.link ?? {}, state);
}

function holdsSomething(element: Element): boolean {
  return elementsIn(element).some(
    (child) =>
      (child.name === 't' && textIn(child).trim() !== '') ||
      child.name === 'drawing' ||
      child.name === 'pict',
  );
}

/** Why the letters of a run do not show. */
function isUnseen(properties: Element | undefined, style: Style, state: Cleaning): Kind | undefined {
  const { isShaded: isOnColour, letters } = state.around;
  const all = [properties, ...style.letters, ...letters];
  const near = (name: string) => all.map((each) => inside(each, name)).find(Boolean);
  const isVanished = all.map((each) => isOn(each, 'vanish')).find((each) => each !== undefined);
  if (isVanished) return 'hidden';
  if (hasLetters(properties, style, 'specVanish')) return 'hidden';
  if (Number(attributeOf(near('sz'), 'val') ?? 24) <= 2) return 'hidden';
  const ground = all.some((each) => isShaded(inside(each, 'shd')) || inside(each, 'highlight'));
  return isWhite(near('color')) && !isOnColour && !ground ? 'white' : undefined;
}

/** Whether a colour is white, or so near to it that nobody sees it on paper. */
function isWhite(colour: Element | undefined): boolean {
  const value = attributeOf(colour, 'val') ?? '';
  const isPaper = attributeOf(colour, 'themeColor') === 'background1' && !attributeOf(colour, 'themeShade');
  return /^(F[0-9A-F]){3}$/i.test(value) || isPaper;
}

/** Bold, italics and struck out, as mammoth reads them; other looks are counted. */
function marks(properties: Element | undefined, style: Style, state: Cleaning, element: Element): string {
  const has = (name: string) => hasLetters(properties, style, name);
  const { isHeading } = state.around;
  const isBlank = within(element, 't').every((each) => textIn(each).trim() === '');
  if (!isBlank && !has('b')) state.isBold = false;
  if (isBlank) return '';
  const isStruck = has('strike') || has('dstrike');
  if (isStruck) state.losses.add('strike');
  if ((valueIn(properties, 'highlight') ?? 'none') !== 'none') state.losses.add('highlight');
  if (!isHeading) looks(properties, state);
  return [
    has('b') && !isHeading ? '<w:b/>' : '',
    has('i') && !isHeading ? '<w:i/>' : '',
    isStruck ? '<w:strike/>' : '',
  ].join('');
}

function looks(properties: Element | undefined, state: Cleaning): void {
  const isLink = state.fields.link !== undefined || valueIn(properties, 'rStyle') !== undefined;
  const colour = valueIn(properties, 'color') ?? 'auto';
  if (!isLink && !/^(auto|0{6}|F{6})$/i.test(colour) && !isGrey(colour)) state.losses.add('colour');
  if (!isLink && (valueIn(properties, 'u') ?? 'none') !== 'none') state.losses.add('underline');
}

function isGrey(colour: string): boolean {
  return new Set(colour.match(/../g)).size === 1;
}

/** A piece of a run; `isHidden` says that it does not show, though fields go on in it. */
function piece(
  child: Element,
  state: Cleaning,
  properties: Element | undefined,
  isHidden: Kind | undefined,
): string {
  const name = nameOf(child);
  const isRead = !isHidden && state.fields.isShown;
  switch (name) {
    case 'w:fldChar':
      return fieldMark(child, state);
    case 'w:instrText':
      state.fields.code(textIn(child));
      return '';
    case 'w:commentReference':
      state.losses.add('comment');
      return '';
  }
  return isRead ? seen(child, name, state, properties) : '';
}

function fieldMark(child: Element, state: Cleaning): string {
  const type = attributeOf(child, 'fldCharType');
  if (type === 'begin') state.fields.begin();
  else if (type === 'separate') state.fields.separate(state.losses);
  else if (type === 'end') state.fields.end(state.losses);
  return '';
}

function seen(child: Element, name: string, state: Cleaning, properties: Element | undefined): string {
  const letter = letterOf(child, name);
  if (letter !== undefined) return text(letter, state, undefined);
  switch (name) {
    case 'w:t':
      return text(textIn(child), state, properties);
    case 'w:cr':
    case 'w:br':
      return '<w:br/>';
    case 'w:pgNum':
      return lost('pageNumber', state);
    case 'w:sym':
      return symbol(child, state);
    case 'w:footnoteReference':
    case 'w:endnoteReference':
      return state.around.isNote ? '' : `<${name} w:id="${escaped(attributeOf(child, 'id') ?? '')}"/>`;
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      return drawing(child, state);
    case 'mc:AlternateContent':
      return either(child, state, (each) => seen(each, nameOf(each), state, properties));
    case 'w:ruby':
      return lost('other', state);
    default:
      if (!silent.test(name)) state.losses.add('other');
      return '';
  }
}

/** The letter that something stands for; a new page or column is no new line. */
function letterOf(child: Element, name: string): string | undefined {
  if (name === 'w:noBreakHyphen') return '-';
  const isNewPage = name === 'w:br' && /^(page|column)$/.test(attributeOf(child, 'type') ?? '');
  return isNewPage || name === 'w:tab' || name === 'w:ptab' ? ' ' : undefined;
}

function text(typed: string, state: Cleaning, properties: Element | undefined): string {
  const { words, isSpecial } = shownText(typed);
  if (isSpecial) state.losses.add('sign');
  const align = valueIn(properties, 'vertAlign');
  const where = align === 'superscript' ? 'raised' : align === 'subscript' ? 'lowered' : undefined;
  if (where && words.trim() && !/^(st|nd|rd|th)$/i.test(words.trim())) state.losses.add('raised');
  const kept = where ? shifted(words, where) : words;
  state.words += kept;
  return `<w:t xml:space="preserve">${escaped(kept)}</w:t>`;
}

/** A sign of a special font: mammoth knows what most of them are in plain text. */
function symbol(child: Element, state: Cleaning): string {
  const [font, char] = ['font', 'char'].map((name) => escaped(attributeOf(child, name) ?? ''));
  state.losses.add('sign');
  return `<w:sym w:font="${font}" w:char="${char}"/>`;
}
