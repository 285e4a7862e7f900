import { AlignmentType, LevelFormat, type ILevelsOptions, type NumberingDefinition } from 'docx';

/** The lists of one document: each numbered list counts for itself. */
export interface Lists {
  definitions: NumberingDefinition[];
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
      style: { paragraph: { indent: { left: 567, hanging: 567 } } },
    },
  ],
};

/** The lists of a document that has none yet. */
export function noLists(): Lists {
  return { definitions: [{ reference: 'bullets', levels: levels(LevelFormat.BULLET, 1) }, paragraphs] };
}

/** The name of the numbering of a list; a numbered list gets one of its own. */
export function listName(lists: Lists, isOrdered: boolean, start: number): string {
  if (!isOrdered) return 'bullets';
  const reference = `list-${lists.definitions.length}`;
  lists.definitions.push({ reference, levels: levels(LevelFormat.DECIMAL, start) });
  return reference;
}

function levels(format: ILevelsOptions['format'] & string, start: number): ILevelsOptions[] {
  return [0, 1, 2, 3].map((level) => ({
    level,
    format,
    start,
    text: format === LevelFormat.BULLET ? '•' : `%${level + 1}.`,
    alignment: AlignmentType.LEFT,
    style: {
      run: { color: '801650' },
      paragraph: { indent: { left: 400 * (level + 1), hanging: 400 } },
    },
  }));
}
