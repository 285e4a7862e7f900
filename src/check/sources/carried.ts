import type { Content } from '../../content.ts';
import { anchors } from '../../narrative/parts.ts';
import { nearest, problemAt, type Fault, type Problem } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { sitePaths } from '../once.ts';

/** What readers find, by address: the ids of narratives, and how many rows a dataset has. */
interface Known {
  paths: ReadonlySet<string>;
  ids: Map<string, ReadonlySet<string>>;
  rows: Map<string, number>;
}

/** The addresses that carry what a source paper says exist, and so do headings, figures and rows that they name. */
export const carriedRule: Rule = {
  name: 'source-addresses',
  group: 'Following the years',
  asks: 'Every address that is said to carry a line of a source paper exists, with its heading or row.',
  why: 'Readers go from the paper to the page and back.',
  example: {
    in: 'content/sources/invented-paper.json',
    wrong: '"/learning/points/listening/"',
    right: '"/learning/points/listen/"',
  },
  find: carriedProblems,
};

function carriedProblems(content: Content): Problem[] {
  const { sources, reports, briefings, datasets } = content;
  if (sources.length === 0) return [];
  const narratives = [
    ...reports.map(({ id, tree }) => [`/${id}/`, anchors(tree)] as const),
    ...briefings.map(({ id, tree }) => [`/learning/${id}/`, anchors(tree)] as const),
  ];
  const known: Known = {
    paths: sitePaths(content),
    ids: new Map(narratives),
    rows: new Map(datasets.map(({ id, value }) => [`/data/${id}/`, value.data.length - 1])),
  };
  return sources.flatMap(({ value: { units }, source, offsetOf }) =>
    units.flatMap(({ carried }, unit) =>
      carried.flatMap((address, index) => {
        const fault = addressFault(address, known);
        if (!fault) return [];
        return problemAt(source, offsetOf(['units', unit, 'carried', index]), { ...fault, text: address });
      }),
    ),
  );
}

function addressFault(address: string, { paths, ids, rows }: Known): Fault | undefined {
  const [path = '', id] = address.split('#');
  if (!paths.has(path))
    return { message: 'The address that carries this does not exist.', cure: nearest(path, [...paths]) };
  if (id === undefined || isMadeLater(id)) return undefined;
  const headings = ids.get(path);
  if (headings && !headings.has(id))
    return {
      message: `The page ${path} has no heading or figure "${id}".`,
      cure: nearest(id, [...headings]),
    };
  const count = rows.get(path);
  const row = Number(/^row-(\d+)$/.exec(id)?.[1]);
  if (count === undefined || Number.isNaN(row) || (row >= 1 && row <= count)) return undefined;
  return { message: `The dataset has no row ${row}.`, cure: `Name one of its ${count} rows, as row-1.` };
}

/** Ids that only the built page has; the build looks there for them, as for every link. */
function isMadeLater(id: string): boolean {
  return /^(fn|fnref|term|meaning)-|-title$/.test(id);
}
