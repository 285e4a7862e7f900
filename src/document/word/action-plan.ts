import { Document, HeadingLevel, PageOrientation, Paragraph, TextRun, type ParagraphChild } from 'docx';
import { storedLater, type Store } from '../../cache.ts';
import { own } from '../../chart/kept.ts';
import type { BriefingData } from '../briefing.ts';
import { webLink, type Block } from '../document.ts';
import { form } from './form.ts';
import { packed } from './package.ts';
import { runs } from './runs.ts';
import { foot } from './style.ts';
import { styles } from './styles.ts';

/** A4 across, with margins of 18 mm, in twentieths of a point. */
const side = 1020;
const width = 16838 - 2 * side;
const page = {
  size: { width: 11906, height: 16838, orientation: PageOrientation.LANDSCAPE },
  margin: { top: 1020, bottom: 1130, left: side, right: side, footer: 560 },
};

/** How many rows for actions the first page has room for: those of the briefing, and at least one of a team's own. */
const room = 8;

/** The action plan of a briefing as a Word form; kept between builds when nothing in it has changed. */
export async function actionPlanDocx(data: BriefingData, store: Store = own): Promise<Uint8Array> {
  const make = () => packed(made(data), data.date, data.language);
  return storedLater(store, ['document', 'action plan', data], make);
}

function made(data: BriefingData): Document {
  const { title, board, notice, language } = data;
  return new Document({
    title: `Action plan: ${title}`,
    subject: 'Action plan to fill in',
    creator: board,
    lastModifiedBy: board,
    description: notice,
    styles: formStyles(language),
    sections: [
      {
        properties: { page },
        footers: { default: foot(`${board}. Demonstration.`, width) },
        children: [...opening(data), ...actions(data), ...questions(data), ...review(), ...source(data)],
      },
    ],
  });
}

/** The styles of documents, with those of a form: headings closer to their tables, cells to type into. */
function formStyles(language: string) {
  const all = styles(language, true);
  const cell = { id: 'FormText', name: 'Form Text', basedOn: 'Normal', quickFormat: true };
  const close = all.default!.heading2!;
  return {
    ...all,
    default: {
      ...all.default,
      heading2: { ...close, paragraph: { ...close.paragraph, spacing: { before: 320, after: 120 } } },
    },
    paragraphStyles: [
      ...(all.paragraphStyles ?? []),
      { ...cell, run: { size: 21 }, paragraph: { spacing: { after: 0, line: 260 } } },
    ],
  };
}

function opening({ title, board }: BriefingData) {
  const columns = ['Our team', 'Date of the meeting', 'Who keeps this plan', 'When we look at it again'];
  return [
    new Paragraph({ style: 'Kicker', text: `${board} · Action plan` }),
    new Paragraph({ heading: HeadingLevel.HEADING_1, text: title }),
    form(
      columns.map((name) => ({ title: name, share: 1 })),
      [[]],
      { width, height: 1 },
    ),
  ];
}

function actions(data: BriefingData) {
  const columns = [
    { title: 'What we will do', share: 42 },
    { title: 'Who', share: 14 },
    { title: 'By when', share: 13 },
    { title: 'How we will know it helped children', share: 31 },
  ];
  const spare = Array.from({ length: Math.max(1, room - data.actions.length) }, () => []);
  const rows = [...data.actions.map((item) => [words(item)]), ...spare];
  return [heading('What we will do'), form(columns, rows, { width, height: 2 })];
}

function questions(data: BriefingData) {
  const columns = [
    { title: 'Question for our team', share: 42 },
    { title: 'What we said', share: 58 },
  ];
  const rows = data.questions.map((item) => [words(item)]);
  return [heading('What we talked about', true), form(columns, rows, { width, height: 2 })];
}

function review() {
  const columns = [
    { title: 'Date of the review', share: 18 },
    { title: 'What has changed for children, and how we know', share: 48 },
    { title: 'What we do next', share: 34 },
  ];
  return [heading('When we looked at it again'), form(columns, [[], []], { width, height: 2 })];
}

function source({ title, address, sources, notice }: BriefingData) {
  const from = new TextRun(`Made with the briefing “${title}”: `);
  const link = runs([webLink(address)], () => []);
  return [
    new Paragraph({
      style: 'Small',
      spacing: { before: 240 },
      children: [from, ...link, new TextRun(`. ${notice}`)],
    }),
    new Paragraph({ style: 'Small', text: sources }),
  ];
}

/** A heading; one that begins a page stands at its top. */
function heading(text: string, isNewPage = false): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.HEADING_2,
    text,
    ...(isNewPage && { pageBreakBefore: true, spacing: { before: 0, after: 120 } }),
  });
}

/** The paragraphs of an item as the words of a cell. */
function words(item: readonly Block[]): ParagraphChild[] {
  return item.flatMap((block, index) =>
    block.type === 'paragraph'
      ? [...(index > 0 ? [new TextRun({ break: 1 })] : []), ...runs(block.children, () => [])]
      : [],
  );
}
