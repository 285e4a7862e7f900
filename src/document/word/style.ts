import {
  BorderStyle,
  Footer,
  LineRuleType,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
  type ISectionPropertiesOptions,
  type IStylesOptions,
} from 'docx';

/** The distance of lines, in parts of 240. */
const leading = (line: number) => ({ line, lineRule: LineRuleType.AUTO });

const [navy, ink, soft] = ['12436D', '1C2730', '47545F'];

/** A4, with margins of 20 mm, in twentieths of a point. */
export const page: ISectionPropertiesOptions = {
  page: {
    size: { width: 11906, height: 16838 },
    margin: { top: 1134, bottom: 1247, left: 1134, right: 1134, footer: 600 },
  },
};

/** The styles of documents: real headings, and names for what stands in figures. */
export function styles(language: string): IStylesOptions {
  const named = (id: string, name: string, run: object, paragraph: object = {}) => ({
    ...{ id, name, run, paragraph },
    basedOn: 'Normal',
    quickFormat: true,
  });
  return {
    default: {
      document: {
        run: { font: 'Arial', size: 21, color: ink!, language: { value: language } },
        paragraph: { spacing: { after: 140, ...leading(288) } },
      },
      heading1: {
        run: { font: 'Arial', size: 46, bold: true, color: navy! },
        paragraph: { spacing: { after: 200, ...leading(252) }, outlineLevel: 0 },
      },
      heading2: {
        run: { font: 'Arial', size: 29, bold: true, color: ink! },
        paragraph: { spacing: { before: 560, after: 80, ...leading(252) }, keepNext: true, outlineLevel: 1 },
      },
      caption: {
        run: { font: 'Arial', size: 20, bold: true, italics: false, color: ink! },
        paragraph: { spacing: { before: 160, after: 80 } },
      },
    },
    characterStyles: [{ id: 'FigureNumber', name: 'Figure number', run: { bold: false, color: soft! } }],
    paragraphStyles: [
      named('Kicker', 'Kicker', { bold: true, color: soft }, { spacing: { after: 60 } }),
      named(
        'Notice',
        'Notice',
        {},
        {
          spacing: { after: 60 },
          indent: { left: 200 },
          border: { left: { style: BorderStyle.SINGLE, size: 24, color: '801650', space: 8 } },
        },
      ),
      named('FigureSubtitle', 'Figure subtitle', { color: soft }, { spacing: { after: 160 } }),
      named('Small', 'Small', { size: 19, color: ink }, { spacing: { before: 60, after: 80 } }),
      named(
        'TableHead',
        'Table head',
        { size: 19, bold: true },
        { spacing: { after: 0, ...leading(240) }, keepNext: true },
      ),
      named('TableText', 'Table text', { size: 19 }, { spacing: { after: 0, ...leading(240) } }),
    ],
  };
}

/** The foot of each page: who publishes, and the number of the page. */
export function foot(words: string): Footer {
  const pages = new TextRun({
    children: ['\t', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
    size: 18,
    color: soft!,
  });
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: 9638 }],
        children: [new TextRun({ text: words, size: 18, color: soft! }), pages],
      }),
    ],
  });
}
