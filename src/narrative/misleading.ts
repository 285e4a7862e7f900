import { nearest, type Fault } from '../problem.ts';
import { ChartAttributes } from './vocabulary.ts';

/** Kinds of chart that are refused: what their names look like, why, and what serves instead. */
const kinds: readonly [name: RegExp, what: string, why: string, cure: string][] = [
  [
    /3-?d/i,
    'A chart in three dimensions',
    'depth hides some values and makes others look larger',
    'Use the same kind without it.',
  ],
  [
    /^(pie|dough?nut|donut)s?([-_ ]?chart)?$/i,
    'A pie or a ring',
    'angles are harder to compare than lengths',
    'Use kind="bar"; for parts of several wholes kind="stacked-100".',
  ],
  [
    /^(stacked[-_ ])?area([-_ ]?chart)?$/i,
    'An area chart',
    'all areas but the lowest stand on a slope, on which change cannot be read',
    'Use kind="line".',
  ],
  [
    /^(radar|spider|polar|rose)([-_ ]?chart)?$/i,
    'A radar or polar chart',
    'its shape changes with the order of the categories',
    'Use kind="bar" or kind="dot".',
  ],
  [
    /^(gauge|speedometer|dial|thermometer)s?$/i,
    'A gauge',
    'it takes much room for one number',
    'Use a "Headline", or kind="bar" with a "reference".',
  ],
  [
    /^(bubbles?|tree-?map|word-?cloud|picto(gram|graph))([-_ ]?chart)?$/i,
    'A chart of sizes',
    'areas are harder to compare than lengths',
    'Use kind="bar"; for two measures kind="scatter".',
  ],
];

/** Attributes that would mislead, or that are decided for all charts alike: their names, why, and what to do. */
const attributes: readonly [name: RegExp, why: string, cure: string][] = [
  [
    /^(y-?2|y2-?axis|axis-?2|(right|second|secondary|dual)-?(y|axis)?)$/i,
    'Two scales in one chart mislead: where the lines cross depends on the scales alone.',
    'Draw two charts, one below the other, or kind="scatter".',
  ],
  [
    /^(shadows?|bevel|gradient|texture|pattern|depth|three-?d|threed|d3|effect)$/i,
    'Depth, shadows and textures make values look other than they are.',
    'Leave it out.',
  ],
  [
    /^(y-?)?(min|max|minimum|maximum|from|start|begin|baseline|zero|scale|log|logarithmic|axis|range|domain)$/i,
    'The scale is chosen for all charts alike, and bars start at 0; a scale that is cut makes differences look larger.',
    'Leave it out; if small changes matter, draw the change itself.',
  ],
  [
    /^(legend|key)$/i,
    'Names are written beside the lines and bars, and a legend is added where there is no room.',
    'Leave it out.',
  ],
  [
    /^(colou?rs?|palette|fill|stroke)$/i,
    'Colours come from the board’s palette, the same for a category throughout the report.',
    'Leave it out; "focus" picks out what the chart is about, and content/board.json holds the palette.',
  ],
  [
    /^(smooth|curve|curved|tension|spline|interpolate)$/i,
    'A curve shows values between the times that nobody measured.',
    'Leave it out.',
  ],
  [
    /^(alt|description|desc|summary)$/i,
    'The description is made from the data, so that it is always right.',
    'Leave it out; context may stand between <Chart …> and </Chart>.',
  ],
  [
    /^(source|sources|notes?|footnotes?)$/i,
    'Source and notes come from the dataset.',
    'Leave it out, and write them in the dataset.',
  ],
];

/** What is wrong with a kind of chart that there is not. */
export function kindFault(kind: string): Fault {
  const refused = kinds.find(([name]) => name.test(kind.trim()));
  if (refused) {
    const [, what, why, cure] = refused;
    return { message: `${what} is refused: ${why}.`, cure, text: `kind="${kind}"` };
  }
  const known: string[] = ChartAttributes.shape.kind.options;
  const message = `"Chart" has a "kind" that is not right: use one of ${known.join(', ')}.`;
  return { message, cure: nearest(kind, known), text: kind };
}

/** Why a chart cannot have an attribute, for those that are often asked for; `undefined` for any other. */
export function attributeFault(key: string, value: string): Fault | undefined {
  const refused = attributes.find(([name]) => name.test(key));
  if (!refused) return undefined;
  const [, why, cure] = refused;
  return { message: `"Chart" has no attribute "${key}". ${why}`, cure, text: `${key}="${value}"` };
}
