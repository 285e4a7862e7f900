import type { Content } from '../../content.ts';
import { askedOf } from './editions.ts';

/** What the guidance asked of each edition and what of it is answered: a line for each edition, and below it one for each item. */
export function guidanceMatrix(content: Content): string {
  return content.editions
    .flatMap((edition) => {
      const all = askedOf(edition, content);
      if (all.length === 0) return [];
      const answered = all.filter(({ answers }) => answers.length > 0).length;
      const listed = all.filter(({ answers, unanswered }) => answers.length === 0 && unanswered).length;
      const width = Math.max(...all.map(({ item }) => item.id.length));
      const open = all.length - answered - listed;
      return [
        `${edition.id}: ${all.length} asked for, ${answered} answered, ${listed} listed as unanswered, ${open} open`,
        ...all.map(({ item, answers, unanswered }) => {
          const where = answers.map(({ path }) => path).join(', ');
          return `    ${item.id.padEnd(width)}  ${where || unanswered?.kind || 'neither answered nor listed'}`;
        }),
      ];
    })
    .join('\n');
}
