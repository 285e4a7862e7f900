import type { Palette } from '../../board.ts';
import { chart } from '../../chart/authored/authored.ts';
import { isChart, type Chart } from '../../chart/chart.ts';
import { colouredNames, colouring } from '../../chart/colouring.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import { components, type Component } from '../../narrative/parse.ts';
import { ChartAttributes } from '../../narrative/vocabulary.ts';
import type { Text } from '../../entry.ts';
import { datasetId } from '../../narrative/named.ts';

/** A chart of a narrative, with the component that asks for it. */
export interface Charted {
  component: Component;
  chart: Chart;
}

/** The charts of a report or an edition, in the order of its text; those that are at fault are left out. */
export function chartsIn(
  { id, tree, bodyOffset = 0 }: Pick<Text, 'id' | 'tree'> & { bodyOffset?: number },
  datasets: ReadonlyMap<string, Dataset>,
): Charted[] {
  return components(tree, bodyOffset).flatMap((component) => {
    const { name, attributes } = component;
    const given = name === 'Chart' ? ChartAttributes.safeParse(attributes) : undefined;
    const dataset = given?.success && datasets.get(datasetId(given.data.data, { id }));
    const drawn = dataset && chart(given!.data!, dataset);
    return drawn && isChart(drawn) ? [{ component, chart: drawn }] : [];
  });
}

/** The colour that each name has throughout a report or an edition. */
export function reportColours(
  text: Pick<Text, 'id' | 'tree'>,
  datasets: ReadonlyMap<string, Dataset>,
  palette: Palette | undefined,
): Map<string, number> {
  return colouring(
    chartsIn(text, datasets).map((each) => colouredNames(each.chart)),
    palette,
  );
}
