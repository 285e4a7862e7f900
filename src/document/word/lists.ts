import { AlignmentType, LevelFormat, type ILevelsOptions, type NumberingDefinition } from 'docx';
import { colours } from './style.ts';

/** What a document counts: its lists, each numbered one for itself, and its footnotes. */
export interface Lists {
  definitions: NumberingDefinition[];
  /** The names of its footnotes, in their order. */
  notes: string[];
}

/** The room that the number of a paragraph takes, in twentieths of a point. */
export const numberRoom = 567;

/** How a line of a list at a level is indented, in a text that is itself indented. */
export function indented(level: number, inset = 0) {
  return { left: inset + 400 * (level + 1), hanging: 400 };
}

/** The numbers of the numbered paragraphs, which Word counts throughout a document. */
const paragraphs: NumberingDefinition = {
  reference: 'paragraphs',
  levels: [
    {
      level: 0,
      format: LevelFormat.DECIMAL,
      text: '%1.',
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: numberRoom, hanging: numberRoom } } },
    },
  ],
};

/** The lists of a document that has none yet. */
export function noLists(): Lists {
  return {
    definitions: [{ reference: 'bullets', levels: levels(LevelFormat.BULLET, 1) }, paragraphs],
    notes: [],
  };
}

/** The name of the numbering of a list; a numbered list gets one of its own. */
export function listName(lists: Lists, isOrdered: boolean, start: number): string {
  if (!isOrdered) return 'bullets';
  const reference = `list-${lists.definitions.length}`;
  lists.definitions.push({ reference, levels: levels(LevelFormat.DECIMAL, start) });
  return reference;
}

function levels(format: ILevelsOptions['format'] & string, start: number): ILevelsOptions[] {
  return [0, 1, 2, 3, 4, 5].map((level) => ({
    level,
    format,
    start,
    text: format === LevelFormat.BULLET ? '•' : `%${level + 1}.`,
    alignment: AlignmentType.LEFT,
    style: {
      run: { color: colours.plum },
      paragraph: { indent: indented(level) },
    },
  }));
}
