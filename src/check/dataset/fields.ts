import type { Field } from '../../dataset/dataset.ts';
import { problemAt, type Problem } from '../../problem.ts';
import { onEachDataset, type DatasetEntry } from './bounds.ts';
import type { Rule } from '../rule.ts';

/** The parts of a field go together, and no two fields share a name. */
export const fieldRule: Rule = {
  name: 'fields',
  group: 'Numbers and data',
  asks: 'The parts of a field go together, and no two fields share a name.',
  why: 'What is said of a field decides how its figures are shown and hidden.',
  example: {
    in: 'data/2020-21/plans.json',
    wrong: '{ "name": "year", "title": "Year", "type": "string", "decimals": 1 }',
    right: '{ "name": "year", "title": "Year", "type": "string", "description": "Financial year" }',
  },
  find: onEachDataset(fieldProblems),
};

function fieldProblems({ value, source, offsetOf }: DatasetEntry): Problem[] {
  const { fields } = value.schema;
  return fields.flatMap((field, index) => {
    const isRepeated = fields.findIndex(({ name }) => name === field.name) < index;
    const twice = isRepeated ? [`another field is called "${field.name}" too`] : [];
    return [...faults(field), ...twice].map((fault) =>
      problemAt(source, offsetOf(['schema', 'fields', index]), {
        message: `The field "${field.name}" is not right: ${fault}.`,
        cure: 'Correct it; docs/authors.md says what a field holds.',
      }),
    );
  });
}

function faults(field: Field): string[] {
  const isText = field.type === 'string';
  const isReserved = ['constructor', 'prototype'].includes(field.name);
  return [
    ...(isReserved ? ['programs that read the downloads keep this name for themselves'] : []),
    ...(isText ? textFaults(field) : numberFaults(field)),
    ...(field.sensitive && !field.disclosive ? ['only a "disclosive" field can be "sensitive"'] : []),
    ...(field.derived && field.independent
      ? ['it is "derived" from counts of the dataset, so it is not "independent" of them']
      : []),
  ];
}

function textFaults({ disclosive, decimals, derived, independent, categories }: Field): string[] {
  return [
    ...(disclosive || decimals !== undefined ? ['"disclosive" and "decimals" are for numbers'] : []),
    ...(derived || independent ? ['"derived" and "independent" are for numbers'] : []),
    ...(new Set(categories).size < (categories ?? []).length ? ['a category stands twice'] : []),
  ];
}

function numberFaults({ type, disclosive, decimals, derived, categories, unit }: Field): string[] {
  const isPercentage = derived && ['share', 'change'].includes(derived.kind);
  const isAlone = derived !== undefined && derived.of === undefined;
  return [
    ...(categories ? ['"categories" are for text'] : []),
    ...(isAlone && disclosive === undefined
      ? [
          'a share of a known count tells the count, so say whether that counts people: "disclosive": true, or false',
        ]
      : []),
    ...(disclosive && !isAlone && (type === 'number' || decimals)
      ? ['a "disclosive" field counts people, so its type is "integer" and it has no "decimals"']
      : []),
    ...(isPercentage && unit !== '%' ? [`a "${derived.kind}" is a percentage, so its unit is "%"`] : []),
  ];
}
