import type { Palette } from '../board.ts';
import type { Chart } from './chart.ts';
import { contrastOf, leastContrast } from './authored/faults/palette.ts';
import { colours, palette as own } from './palette.ts';

/** The names of a chart that have colours, in their order: none when it shows one series, or one in each panel. */
export function colouredNames(chart: Chart): string[] {
  if (!('series' in chart) || chart.hasPanels || chart.series.length < 2) return [];
  return chart.series.filter(({ colour }) => colour !== 'context').map(({ name }) => name);
}

/**
 * The colours of the names of one chart: those that they have throughout the report, where no two are the same; else
 * the first that are free, in the order of the palette.
 */
export function coloursOf(
  names: readonly string[],
  kept: ReadonlyMap<string, number> = new Map(),
): Map<string, number> {
  const wished = names.map((name) => kept.get(name));
  const isOwn = (colour: number | undefined, index: number) =>
    colour !== undefined && wished.indexOf(colour) === index;
  const free = colours(names.length)
    .concat(colours(6))
    .filter((colour) => !wished.includes(colour));
  const next = [...new Set(free)][Symbol.iterator]();
  return new Map(
    names.map((name, index) => [
      name,
      isOwn(wished[index], index) ? wished[index]! : (next.next().value ?? index % 6),
    ]),
  );
}

/**
 * A colour for each name, the same in every chart of a report. In a chart no two names share one, neighbours differ by
 * 3:1 or more, and the palette's order is kept; in this order of weight, as far as it can be had.
 */
export function colouring(
  charts: readonly (readonly string[])[],
  palette: Palette = own,
): Map<string, number> {
  const coloured = charts.filter((names) => names.length > 0);
  return new Map(groups(coloured).flatMap((group) => [...cheapest(group, palette)]));
}

/** Charts that share names, directly or by way of others, for they must be coloured together. */
function groups(charts: readonly (readonly string[])[]): (readonly string[])[][] {
  const found: (readonly string[])[][] = [];
  for (const names of charts) {
    const joined = found.filter((group) => group.some((each) => each.some((name) => names.includes(name))));
    const others = found.filter((group) => !joined.includes(group));
    found.splice(0, found.length, ...others, [...joined.flat(), names]);
  }
  return found;
}

/** How many ways are tried; a report's charts need far fewer. */
const mostTries = 5_000;

/** The best way to colour charts that share names: tried name by name, the palette's order first. */
function cheapest(charts: readonly (readonly string[])[], palette: Palette): Map<string, number> {
  const names = [...new Set(charts.flat())];
  let best = { cost: Infinity, colours: new Map<string, number>() };
  let tries = 0;
  const attempt = (index: number, cost: number, sofar: Map<string, number>) => {
    tries += 1;
    if (cost >= best.cost || (tries > mostTries && best.cost < Infinity)) return;
    const name = names[index];
    if (name === undefined) {
      best = { cost, colours: new Map(sofar) };
      return;
    }
    const [first = 0] = wishes(charts, name);
    for (const colour of new Set([first, ...colours(6)])) {
      sofar.set(name, colour);
      attempt(index + 1, cost + price(charts, name, sofar, palette), sofar);
    }
    sofar.delete(name);
  };
  attempt(0, 0, new Map());
  return best.colours;
}

/** The colours that a name would have in each of its charts alone. */
function wishes(charts: readonly (readonly string[])[], name: string): number[] {
  return charts.flatMap((names) => {
    const index = names.indexOf(name);
    return index === -1 ? [] : (colours(names.length)[index] ?? []);
  });
}

/** What the colour that a name was just given costs, against those given before. */
function price(
  charts: readonly (readonly string[])[],
  name: string,
  given: ReadonlyMap<string, number>,
  palette: Palette,
): number {
  const colour = given.get(name)!;
  const unwished = wishes(charts, name).filter((wish) => wish !== colour).length;
  return charts
    .filter((names) => names.includes(name))
    .reduce((sum, names) => {
      const others = names.filter((other) => other !== name && given.has(other));
      const same = others.filter((other) => given.get(other) === colour).length;
      const place = names.indexOf(name);
      const close = others.filter(
        (other) =>
          Math.abs(names.indexOf(other) - place) === 1 &&
          contrastOf(palette, given.get(other)!, colour) < leastContrast,
      ).length;
      return sum + same * 10_000 + close * 100;
    }, unwished);
}
