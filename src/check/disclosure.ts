import type { Content } from '../content.ts';
import type { Entry } from '../entry.ts';
import type { RawDataset } from '../dataset/dataset.ts';
import { problemAt, type Problem } from '../problem.ts';
import type { Rule } from './rule.ts';

/**
 * Counts of people are not below 0, and nothing hidden can be worked out from what is published. Source of the rule:
 * primary and secondary suppression in official statistics.
 */
export const disclosureRule: Rule = {
  name: 'disclosure',
  group: 'Private facts and small numbers',
  asks: 'Counts of people are not below 0, and nothing hidden can be worked out from what is published, or has a label that says how large it is.',
  why: 'A small count can point to a child. Whoever knows a total and the other parts could subtract; so the build tries that, over all tables.',
  example: {
    in: 'data/2020-21/plans.json',
    wrong: '["Care", "2018/19", -200, "[z]"]',
    right: '["Care", "2018/19", 200, "[z]"]',
  },
  find: disclosureProblems,
};

function disclosureProblems({ raw, protection }: Content): Problem[] {
  const byId = new Map(raw.map((entry) => [entry.id, entry]));
  const unsafe = protection.hidden.filter(({ isSafe }) => !isSafe);
  return [
    ...raw.flatMap(negativeCounts),
    ...raw.flatMap(tellingLabels),
    ...unsafe.map(({ dataset, row, field }) => {
      const { value, source, offsetOf } = byId.get(dataset)!;
      const column = value.schema.fields.findIndex(({ name }) => name === field);
      return problemAt(source, offsetOf(['data', row, column]), {
        message: `The hidden "${field}" of this row could be worked out from what is published, and no other cell can be hidden to prevent it.`,
        cure: 'Leave a total out, join categories, or publish the dataset with "rounding".',
      });
    }),
  ];
}

function negativeCounts({ value, source, offsetOf }: Entry<RawDataset>): Problem[] {
  return value.schema.fields.flatMap((field, column) =>
    value.data.flatMap((row, index) => {
      const cell = row[column];
      if (!field.disclosive || typeof cell !== 'number' || cell >= 0) return [];
      const message = `"${field.name}" is a count of people below 0.`;
      return [problemAt(source, offsetOf(['data', index, column]), { message, cure: 'Correct it.' })];
    }),
  );
}

/** Words that say how many there are; numbers of notes and years do not. */
const size =
  /(?<!\b(?:notes?|page|paragraph|section|table) |\d|\/|\d{4}[-–])\d{1,2}(?![\d/])|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|single figures?|single digits?)\b|\bone (?:to|or|and) \w/i;

/** Larger counts are hidden beside small ones, so a label that says a size is wrong, or tells which is which. */
function tellingLabels({ value, source, offsetOf }: Entry<RawDataset>): Problem[] {
  return value.schema.missingValues.flatMap(({ value: symbol, label }, index) => {
    if (symbol !== '[c]' || !size.test(label)) return [];
    return problemAt(source, offsetOf(['schema', 'missingValues', index, 'label']), {
      message: 'The label of [c] says how large a hidden count is.',
      text: label,
      cure: 'Write "confidential", or other words without a number: larger counts are hidden as well, so that no small one can be worked out.',
    });
  });
}
