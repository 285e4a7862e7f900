/** A dataset whose hidden numbers stand nowhere else: a count of 86,421 hides one of 4, and a share of 0.0463 goes with it. */
export const planted = {
  name: 'planted',
  title: 'Invented children by area',
  description: 'Invented children by area and year.',
  forChildren: 'Invented children.',
  sources: [{ title: 'An invented paper, table 2' }],
  period: '2020/21',
  geography: 'Exampleshire',
  status: 'final',
  theme: 'Child protection',
  schema: {
    fields: [
      { name: 'area', title: 'Area', type: 'string' },
      { name: 'children', title: 'Children', type: 'integer', unit: 'children', disclosive: true },
      {
        name: 'share',
        title: 'Share',
        type: 'number',
        unit: '%',
        decimals: 4,
        derived: { kind: 'share', of: 'children', base: { where: { area: 'All' } } },
      },
    ],
    missingValues: [{ value: '[z]', label: 'not applicable' }],
  },
  relations: [{ field: 'children', by: 'area', total: 'All', parts: ['Quayside', 'Hillside', 'Moorside'] }],
  data: [
    ['area', 'children', 'share'],
    ['Quayside', 4, 0.0017],
    ['Hillside', 86421, 36.7517],
    ['Moorside', 148723, 63.2466],
    ['All', 235148, '[z]'],
  ],
};

/** The hidden numbers, however they are written. */
export const hidden = /86[,\u202F ]?421|36[.,]7517|0[.,]0017|864(?:21|\.21)/;

/** A number of the dataset that is published. */
export const shown = /148[,]?723/;
