/** How much a chart may hold. Beyond `many` an author is warned, beyond `most` the build stops. */
export const limits = {
  /** Lines or colours in one drawing; those that are grey context count with the names only. */
  series: { many: 4, most: 6 },
  /** Names in one chart: its small drawings, or its colours and its context together. */
  names: { most: 12 },
  categories: { many: 12, most: 200 },
  /** Times along the axis: a month each, over forty years. */
  times: { most: 480 },
  /** Points of a scatter chart, and names in a grid. */
  points: { most: 500 },
  /** Times at which several series may have bars, or one series twice as many; a course over more is a line. */
  bars: { many: 5 },
  references: { most: 3 },
  bands: { most: 2 },
  annotations: { most: 4 },
  /** How far from the values a reference may lie, in times of the height that they and 0 take up. */
  reach: 3,
  /** Characters of what is written beside a line, a band or a category. */
  label: { most: 40 },
} as const;
