import type { Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Content } from '../../content.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import { columnsOf, textWidth, type Column } from '../../document/columns.ts';
import { figure } from '../../document/figure.ts';
import { cellText } from '../../document/figure-data.ts';
import type { Text } from '../../entry.ts';
import { datasetId } from '../../narrative/named.ts';
import { figures, type Component } from '../../narrative/parse.ts';
import { vocabulary } from '../../narrative/vocabulary.ts';
import { problemAt, type Fault, type Problem } from '../../problem.ts';
import { figureFaults } from '../chart/figures.ts';
import type { Rule } from '../rule.ts';

/** Tables of figures and tables in the text fit on the page of a document: no word is broken, and none covers another. */
export const widthRule: Rule = {
  name: 'widths',
  group: 'Charts and tables',
  asks: 'Tables fit on the page of a document.',
  why: 'In PDF and Word a table that is too wide breaks words or runs off the page. The width is worked out from its longest words.',
  example: {
    wrong:
      '| Neighbourhood | Representatives | Recommendations | Responsibilities | Accommodation | Implementation | Administrators | Communications |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n| a | b | c | d | e | f | g | h |',
    right: '| Neighbourhood | Representatives |\n| --- | --- |\n| a | b |',
  },
  find: widthProblems,
};

function widthProblems({ texts, datasets }: Content): Problem[] {
  const byId = new Map(datasets.map(({ id, value }) => [id, value]));
  const { corrections: _, ...printed } = texts;
  return Object.values(printed).flatMap((all) =>
    all.flatMap((text) => [...inFigures(text, byId), ...inText(text)]),
  );
}

function inFigures(text: Text, datasets: ReadonlyMap<string, Dataset>): Problem[] {
  return figures(text.tree, text.bodyOffset).flatMap((component) => {
    const dataset = datasets.get(datasetId(component.attributes['data'] ?? '', text));
    const isSound =
      dataset &&
      vocabulary[component.name].attributes.safeParse(component.attributes).success &&
      figureFaults(component, dataset).every(({ severity }) => severity === 'warning');
    if (!isSound) return []; // Another rule says what is wrong.
    const { table, title } = figure(component, { number: 1, id: '' }, dataset);
    const columns = table.columns.map((column, index) => ({
      title: column.title,
      cells: table.rows.map((row) => cellText(row[index]!)),
    }));
    const fault = widthFault(columns, textWidth, `The table of the figure “${title}”`, cureOf(component));
    return fault ? [problemAt(text.source, component.offset, fault)] : [];
  });
}

function cureOf({ name, attributes }: Component): string {
  if (name === 'Chart') return 'Draw fewer times or series with "where", or shorten their names.';
  if (name === 'Quadrant') return 'Shorten the titles of its fields in the dataset.';
  return attributes['columns']
    ? 'Show fewer columns with "where", or leave "columns" out, so that each becomes a row.'
    : 'Shorten the titles of the fields, or part the dataset in two.';
}

function inText({ tree, source, bodyOffset }: Text): Problem[] {
  const found: Problem[] = [];
  visit(tree, 'table', (node, _, parent) => {
    const width = parent?.type === 'root' ? textWidth : textWidth - inside;
    const fault = widthFault(
      columnsIn(node),
      width,
      'The table',
      'Leave columns out, use shorter words in their heads, or make two tables of it.',
    );
    if (fault) found.push(problemAt(source, bodyOffset + (node.position?.start.offset ?? 0), fault));
  });
  return found;
}

/** How much narrower the text of a box or of a list is, in millimetres. */
const inside = 12;

function columnsIn({ children: [head, ...rows] }: Table): Column[] {
  return (head?.children ?? []).map((title, index) => ({
    title: toString(title),
    cells: rows.flatMap(({ children }) => (children[index] ? [toString(children[index])] : [])),
  }));
}

function widthFault(
  columns: readonly Column[],
  width: number,
  subject: string,
  cure: string,
): Fault | undefined {
  const { need } = columnsOf(columns, width);
  if (need <= width) return undefined;
  return {
    message: `${subject} has ${columns.length} columns and needs ${need} mm; a page of its document has ${width} mm.`,
    text: columns.map(({ title }) => title).join(' | '),
    cure,
  };
}
