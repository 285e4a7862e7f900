import type { ChartAttributes } from '../../../narrative/vocabulary.ts';
import type { Fault } from '../../../problem.ts';

export type Kind = ChartAttributes['kind'];

const overAxis = ['series', 'focus', 'reference', 'band', 'annotation'] as const;

/** The attributes that each kind of chart may have beside those that every chart has. */
export const uses = {
  line: [...overAxis, 'panels'],
  column: [...overAxis, 'panels'],
  bar: [...overAxis, 'panels', 'sort'],
  stacked: overAxis,
  'stacked-100': overAxis,
  dot: [...overAxis, 'sort', 'low', 'high'],
  scatter: ['focus', 'reference', 'band', 'label'],
} as const satisfies Record<Kind, readonly (keyof ChartAttributes)[]>;

/** The attributes that some kind of chart cannot have. */
const optional = [...new Set<keyof ChartAttributes>(Object.values(uses).flat())];

/** Attributes that the kind of chart cannot use, and those that want another beside them. */
export function useFaults(attributes: ChartAttributes): Fault[] {
  const given = optional.filter((name) => attributes[name] !== undefined);
  const allowed: readonly string[] = uses[attributes.kind];
  const unused = given.filter((name) => !allowed.includes(name));
  return [...unused.map((name) => unusedFault(attributes.kind, name)), ...pairFaults(attributes)];
}

function unusedFault(kind: Kind, name: keyof ChartAttributes): Fault {
  const others = Object.entries(uses).flatMap(([other, names]) =>
    (names as readonly string[]).includes(name) ? [`"${other}"`] : [],
  );
  return {
    message: `A chart of kind "${kind}" makes no use of "${name}".`,
    cure: `Leave it out; it is for charts of kind ${others.join(', ')}.`,
  };
}

function pairFaults({ kind, series, focus, panels, low, high }: ChartAttributes): Fault[] {
  const faults: Fault[] = [];
  if (panels && !series && uses[kind].includes('panels' as never)) {
    faults.push({
      message: '"panels" stands without "series".',
      cure: 'Name the field whose values have a small drawing each as "series".',
    });
  }
  if (kind === 'line' && focus && !series) {
    faults.push({
      message: '"focus" stands in a chart of one line.',
      cure: 'Name the field whose values are lines as "series", or use kind="column" to bring out a time.',
    });
  }
  if ((low === undefined) !== (high === undefined)) {
    const [given, missing] = low === undefined ? ['high', 'low'] : ['low', 'high'];
    faults.push({
      message: `"${given}" stands without "${missing}".`,
      cure: `Name the field of the other end of the range as "${missing}", or leave out "${given}".`,
    });
  }
  return faults;
}
