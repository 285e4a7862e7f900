import type { Content } from '../../content.ts';
import { problemAt, type Problem } from '../../problem.ts';
import { securityContact } from '../../security.ts';
import type { Rule } from '../rule.ts';

/** Who finds a weakness of the site can read whom to tell. */
export const securityRule: Rule = {
  name: 'security-contact',
  group: 'Publication',
  asks: 'The board says whom to tell of a weakness of its site, and until when that holds.',
  why: 'Those who find one look for /.well-known/security.txt (RFC 9116), which is made of it. The day is not compared with the calendar here, since a build is the same on every day: npm run check says when it is past.',
  severity: 'both',
  example: {
    in: 'content/board.json',
    wrong: '"security": { "expires": "2027-09-30" }',
    right: '"security": { "expires": "2027-09-30", "contact": "https://www.example.org/report-a-weakness/" }',
  },
  find: securityProblems,
};

function securityProblems({ board, problems }: Content): Problem[] {
  if (!board) return [];
  if (board.value.security === undefined)
    return [
      problemAt(board.source, 0, {
        severity: 'warning',
        message: 'The site does not say whom to tell of a weakness in it.',
        cure: 'Add "security": { "expires": "2027-09-30" } with a day at most a year ahead; "contact" may name an address of its own.',
      }),
    ];
  const isTold = problems.some(({ message }) => message.startsWith('"security.'));
  if (isTold || securityContact(board.value) !== undefined) return [];
  return [
    problemAt(board.source, board.offsetOf(['security']), {
      message: '"security" names nobody who could be told of a weakness of the site.',
      cure: 'Add a "contact" to it: https://…, mailto:… or tel:+44…; a role, never a person.',
    }),
  ];
}
