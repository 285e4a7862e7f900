import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toString } from 'mdast-util-to-string';
import { content } from '../src/content.ts';
import { figureData } from '../src/document/figure-data.ts';
import { reportDocument, type ReportPaper } from '../src/document/report.ts';
import { evidenceWords } from '../src/evidence.ts';
import { guidanceWords } from '../src/guidance.ts';
import { headline } from '../src/headline.ts';
import { answeredItems } from '../src/narrative/answers.ts';
import { datasetId } from '../src/narrative/named.ts';
import { definitionsOf, matcher, usedTerms, withTerms } from '../src/narrative/terms.ts';
import { pointWords } from '../src/point.ts';
import { recommendationWords } from '../src/recommendation.ts';
import { shown } from '../src/poster.ts';
import { figuresOf } from './pictures.ts';

const site = 'https://annual-reports.example';

/** What the documents of a report below a folder are made of, as the site makes them. */
export function reportPaper(root: string, id: string): ReportPaper {
  const all = content(root);
  const { board, reports, editions, terms, datasets, points, posters } = all;
  const { recommendations, evidence, guidance } = all;
  const entry = reports.find((each) => each.id === id)!;
  const definitions = definitionsOf(terms.map(({ id: slug, value: term, tree }) => ({ slug, term, tree })));
  const words = matcher([...definitions.values()]);
  const datasetOf = (name: string) => datasets.find((each) => each.id === datasetId(name, { id }))!.value;
  const pointOf = (name: string) => points.find((each) => each.id === name);
  const edition = editions.find((each) => id.startsWith(`${each.id}/`))!.value;
  return {
    board: board!.value,
    edition,
    guidance: guidanceWords(edition, guidance),
    report: entry.value,
    path: `/${id}/`,
    tree: withTerms(entry.tree, words, definitions),
    terms: usedTerms(entry.tree, words).flatMap((slug) => definitions.get(slug) ?? []),
    notices: [],
    published: undefined,
    sources: {
      figures: figuresOf(root)
        .find((each) => each.entry === id)!
        .figures.map((figure) => ({ id: figure.id, figure: figureData(figure, board!.value.palette) })),
      headline: (attributes) =>
        headline(attributes, attributes.data ? datasetOf(attributes.data) : undefined),
      answers: (ids) =>
        answeredItems(
          id,
          ids,
          guidance.flatMap(({ value }) => value.items),
        ),
      point: (name) => pointWords(name, pointOf(name)!.value, pointOf(name)!.tree),
      recommendation: (name) => {
        const { value, tree } = recommendations.find((each) => each.id === name)!;
        return recommendationWords(name, value, tree);
      },
      poster: (name) => shown(posters.find((each) => each.id === name)!.value, pointOf),
      evidence: (name) => {
        const each = evidence.find((one) => one.id === datasetId(name, { id }))!;
        return evidenceWords(each.id, each.value, toString(each.tree));
      },
      picture: (path) => readFileSync(join(root, 'public', path)),
      address: (path) => site + path,
    },
  };
}

/** A report below a folder as a document. */
export const reportOf = (root: string, id: string) => reportDocument(reportPaper(root, id));
