import {
  BorderStyle,
  LineRuleType,
  ShadingType,
  type IParagraphStyleOptions,
  type IParagraphStylePropertiesOptions,
  type IRunStylePropertiesOptions,
  type IStylesOptions,
} from 'docx';
import { sizes } from '../columns.ts';
import { boxInset, colours, coverGround } from './style.ts';

const { navy, plum, teal, ink, soft, rule, tint, pale } = colours;
const font = 'Arial';

/** The distance of lines, in parts of 240. */
const leading = (line: number) => ({ line, lineRule: LineRuleType.AUTO });

/** The styles of documents: real headings, and names for what stands in a document, closer to each other when compact. */
export function styles(language: string, isCompact = false): IStylesOptions {
  return {
    default: {
      document: {
        run: { font, size: 21, color: ink, language: { value: language } },
        paragraph: { spacing: isCompact ? { after: 90, ...leading(252) } : { after: 140, ...leading(288) } },
      },
      ...headings,
      ...(isCompact && { heading1: heading(1, 44, navy, 0, 140), heading2: heading(2, 27, navy, 230, 70) }),
      caption: {
        run: { font, size: 19, bold: true, italics: false, color: ink },
        paragraph: { spacing: { before: 160, after: 80 }, keepNext: true },
      },
      footnoteText: { run: { font, size: 18 }, paragraph: { spacing: { after: 40, ...leading(260) } } },
      hyperlink: { run: { color: navy, underline: {} } },
    },
    characterStyles: [
      { id: 'FigureNumber', name: 'Figure number', run: { bold: false, color: soft } },
      { id: 'HeadlineValue', name: 'Headline value', run: { bold: true, size: 32, color: navy } },
      { id: 'Soft', name: 'Soft', run: { color: soft } },
      { id: 'PointHeadline', name: 'Point headline', run: { bold: true, color: plum } },
      { id: 'ForChildrenTitle', name: 'For children title', run: { bold: true, color: plum } },
      { id: 'CoverTitle', name: 'Cover title', run: { size: 60, color: 'FFFFFF' } },
      { id: 'QuietLink', name: 'Quiet link', run: { underline: { type: 'dotted', color: soft } } },
    ],
    paragraphStyles: [...texts(isCompact), ...boxes, ...tables, ...contents],
  };
}

// Programs other than Word take a paragraph for a heading by its outline level only.
const heading = (level: number, size: number, color: string, before: number, after: number) => ({
  run: { font, size, bold: true, italics: false, color },
  paragraph: {
    spacing: { before, after, ...leading(252) },
    keepNext: true,
    keepLines: true,
    outlineLevel: level - 1,
  },
});

const headings = {
  heading1: heading(1, 50, navy, 0, 200),
  heading2: heading(2, 32, navy, 480, 140),
  heading3: heading(3, 25, ink, 320, 100),
  heading4: heading(4, 21, ink, 240, 80),
};

function named(
  name: string,
  run: IRunStylePropertiesOptions,
  paragraph: IParagraphStylePropertiesOptions = {},
): IParagraphStyleOptions {
  const id = name.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase());
  return { id, name, run, paragraph, basedOn: 'Normal', quickFormat: true };
}

const texts = (isCompact: boolean) => [
  named('Kicker', { bold: true, color: soft }, { spacing: { after: 80 } }),
  named('Cover Board', { bold: true, color: pale, size: 24 }, { ...coverGround, spacing: { after: 0 } }),
  named('Cover Kicker', { color: pale, size: 22 }, { ...coverGround, spacing: { before: 3400, after: 160 } }),
  named(
    'Lead',
    { size: isCompact ? 24 : 26 },
    { spacing: { after: isCompact ? 140 : 240, ...leading(276) } },
  ),
  named('Small', { size: 19 }, { spacing: { before: 60, after: 80 } }),
  named(
    'Detail',
    {},
    {
      spacing: { after: 80 },
      indent: { left: 1900, hanging: 1900 },
    },
  ),
  named(
    'Numbered',
    {},
    {
      indent: { left: 567, hanging: 567 },
    },
  ),
  named(
    'Headline',
    {},
    {
      spacing: { before: 60, after: 60, ...leading(252) },
      border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: rule, space: 3 } },
      keepLines: true,
    },
  ),
  named(
    'Term',
    { size: 19 },
    { spacing: { after: 100, ...leading(264) }, indent: { left: 300, hanging: 300 }, keepLines: true },
  ),
  named('Code', { size: 19 }, { spacing: { after: 0 }, indent: { left: 300 } }),
  named(
    'Rule',
    {},
    {
      border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: rule, space: 1 } },
      spacing: isCompact ? { before: 0, after: 80 } : { before: 120, after: 240 },
    },
  ),
  named('Quote', { italics: false }, { indent: { left: 400, right: 400 } }),
  named('List Paragraph', {}, { spacing: { after: isCompact ? 50 : 80 } }),
  named('List Continue', {}, { spacing: { after: 80 }, indent: { left: 400 } }),
];

/** A paragraph beside a coloured line, or on tinted ground. */
const boxed = (color: string | undefined, isTinted: boolean): IParagraphStylePropertiesOptions => ({
  indent: { left: boxInset, right: 120 },
  spacing: { after: 160 },
  keepLines: true,
  ...(color && { border: { left: { style: BorderStyle.SINGLE, size: 28, color, space: 9 } } }),
  ...(isTinted && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: tint } }),
});

/** The first paragraph of a box: its upper edge parts it from a box above. */
const titled = (box: IParagraphStylePropertiesOptions): IParagraphStylePropertiesOptions => ({
  ...box,
  spacing: { before: 240, after: 60 },
  keepNext: true,
  border: { ...box.border, top: { style: BorderStyle.SINGLE, size: 4, color: tint, space: 5 } },
});

const boxes = [
  named('For Children', {}, { ...boxed(plum, false), spacing: { before: 60, after: 120 } }),
  named('Notice', {}, { ...boxed(plum, true), spacing: { before: 200, after: 160 } }),
  named(
    'Key Message',
    { bold: true, size: 24 },
    { ...boxed(plum, false), spacing: { before: 120, after: 120 } },
  ),
  named('Note', { size: 19 }, boxed(undefined, true)),
  named('Note Title', { size: 19, bold: true }, titled(boxed(undefined, true))),
  named('Voice', {}, boxed(teal, true)),
  named('Voice Title', { bold: true }, titled(boxed(teal, true))),
];

const tables = [
  named('Figure Title', { bold: true, size: 24 }, { spacing: { before: 360, after: 60 }, keepNext: true }),
  named('Figure Source', { color: soft, size: 19 }, { spacing: { before: 60, after: 260 } }),
  named('Figure Subtitle', { color: soft, size: 20 }, { spacing: { after: 140 }, keepNext: true }),
  ...(['Table', 'Narrow'] as const).flatMap((name, index) => {
    const size = sizes[index]! * 2;
    const spacing = { after: 0, ...leading(240) };
    return [
      named(`${name} Head`, { size, bold: true }, { spacing, keepNext: true }),
      named(`${name} Text`, { size }, { spacing }),
    ];
  }),
];

const contents = [
  named(
    'Contents Title',
    { bold: true, size: 32, color: navy },
    { spacing: { before: 280, after: 160 }, keepNext: true },
  ),
  { ...named('TOC 2', { bold: true }, { spacing: { before: 80, after: 20, ...leading(250) } }), id: 'TOC2' },
  { ...named('TOC 3', {}, { spacing: { after: 0, ...leading(250) }, indent: { left: 300 } }), id: 'TOC3' },
];
