import { colouredNames, colouring, coloursOf } from '../../chart/colouring.ts';
import { contrastOf, leastContrast, paletteFaults, ratio } from '../../chart/authored/faults/palette.ts';
import { palette as own } from '../../chart/palette.ts';
import type { Content } from '../../content.ts';
import { problemAt, type Fault, type Problem } from '../../problem.ts';
import { chartsIn } from './charts.ts';
import type { Rule } from '../rule.ts';

/** Colours can be told apart: those of the board's palette, and those that stand beside each other in a chart. */
export const colourRule: Rule = {
  name: 'colours',
  group: 'Charts and tables',
  severity: 'both',
  asks: 'Colours that stand beside each other in a chart can be told apart.',
  why: 'A name keeps its colour throughout a report, so two that rarely meet may meet in colours that are alike.',
  find: colourProblems,
};

function colourProblems(content: Content): Problem[] {
  const { board, datasets, texts } = content;
  const byId = new Map(datasets.map(({ id, value }) => [id, value]));
  const palette = board?.value.palette;
  const wrong = (palette ? paletteFaults(palette) : []).map(({ path, ...fault }) =>
    problemAt(board!.source, board!.offsetOf(['palette', ...path]), fault),
  );
  const close = [...texts.reports, ...texts.editions].flatMap((entry) => {
    const charts = chartsIn(entry, byId);
    const kept = colouring(
      charts.map(({ chart }) => colouredNames(chart)),
      palette,
    );
    return charts.flatMap(({ component, chart }) =>
      closeFaults(colouredNames(chart), kept, palette ?? own).map((fault) =>
        problemAt(entry.source, component.offset, { ...fault, severity: 'warning' }),
      ),
    );
  });
  return [...wrong, ...close];
}

const cure =
  'Change the order of the field’s "categories", name the few that the chart is about in "focus", or use panels="yes".';

/** Names of a chart whose colours, the same throughout the report, do not suit each other here. */
export function closeFaults(
  names: readonly string[],
  kept: ReadonlyMap<string, number>,
  palette: Parameters<typeof contrastOf>[0] = own,
): Fault[] {
  const used = coloursOf(names, kept);
  const changed = names.filter((name) => used.get(name) !== kept.get(name));
  const sharing = (name: string) =>
    names.find((other) => other !== name && kept.get(other) === kept.get(name)) ?? '';
  const close = names.slice(1).flatMap((name, index) => {
    const before = names[index]!;
    const found = contrastOf(palette, used.get(before)!, used.get(name)!);
    return found < leastContrast ? [{ before, name, found }] : [];
  });
  return [
    ...changed.map((name) => ({
      message: `"${name}" cannot keep its colour here, for "${sharing(name)}" has the same one in the rest of the report.`,
      cure,
    })),
    ...close.map(({ before, name, found }) => ({
      message: `"${before}" and "${name}" stand beside each other in colours that are hard to tell apart (${ratio(found)}), for both keep theirs throughout the report.`,
      cure,
    })),
  ];
}
