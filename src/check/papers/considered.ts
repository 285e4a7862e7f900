import type { Content } from '../../content.ts';
import type { Written } from '../../entry.ts';
import type { Edition } from '../../edition.ts';
import { problemAt, type Problem } from '../../problem.ts';
import { committeeFaults, dateFaults, listProblems, names, type Names } from './names.ts';
import type { Rule } from '../rule.ts';

/** What an edition says of bodies that considered its reports: they exist, and so do the reports; nothing that a cover paper tells is told again. */
export const consideredRule: Rule = {
  name: 'considered',
  group: 'Following the years',
  asks: 'Bodies that considered reports exist, and so do the reports; no consideration is told twice.',
  why: 'Readers see who was given a report, and what was resolved.',
  example: {
    in: 'content/editions/2020-21.md',
    wrong: '- committee: council\n    reports: [carg]',
    right: '- committee: council\n    reports: [crag]',
  },
  find: consideredProblems,
};

function consideredProblems(content: Content): Problem[] {
  const known = names(content);
  return content.editions.flatMap((edition) => [
    ...faultsOf(edition, known),
    ...againProblems(edition, content),
  ]);
}

function faultsOf(entry: Written<Edition>, known: Names): Problem[] {
  const { id, value, source, offsetOf } = entry;
  const allowed = [...known.reportsOf(id), ...value.missing];
  return value.considered.flatMap(({ committee, reports, date, stage, resolved }, index) => {
    const at = (key: string) => offsetOf(['considered', index, key]);
    const early = {
      message: 'What was only due cannot have been resolved.',
      cure: 'Delete "resolved", or delete "stage".',
    };
    return [
      ...committeeFaults(committee, known).map((fault) => problemAt(source, at('committee'), fault)),
      ...listProblems(entry, ['considered', index, 'reports'], reports, allowed, id),
      ...dateFaults(date, value.to, value.title).map((fault) => problemAt(source, at('date'), fault)),
      ...(stage === 'due' && resolved ? [problemAt(source, at('resolved'), early)] : []),
    ];
  });
}

/** A consideration that a cover paper tells too, which would stand in the log twice. */
function againProblems({ id, value, source, offsetOf }: Written<Edition>, { papers }: Content): Problem[] {
  return value.considered.flatMap(({ committee, date }, index) => {
    const paper = papers.find(
      (each) => each.value.edition === id && each.value.committee === committee && each.value.date === date,
    );
    if (!paper) return [];
    return problemAt(source, offsetOf(['considered', index, 'committee']), {
      message: `${paper.source.path} tells this already.`,
      cure: 'Delete it here.',
    });
  });
}
