import { text } from '../dataset/dataset.ts';
import { datasetId } from '../narrative/named.ts';
import { claims } from '../narrative/numbers.ts';
import { components } from '../narrative/parse.ts';
import { termsIn, usedTerms } from '../narrative/terms.ts';
import { chainRoot, priorityRoot } from '../narrative/told.ts';
import { glossary, onceForAll, sorted } from './collections.ts';

/** The reports and briefings that use a dataset, by id of the dataset; each with its address and its title. */
export const usesOfDatasets = onceForAll(async () => {
  const uses = new Map<string, { path: string; title: string }[]>();
  const narratives = [
    ...(await sorted('reports')).map(({ id, data }) => ({ id, data, path: `/${id}/` })),
    ...(await sorted('briefings')).map(({ id, data }) => ({ id, data, path: `/learning/${id}/` })),
    ...(await toldNarratives()),
  ];
  for (const { id: narrative, data, path } of narratives) {
    const figures = components(data.tree).flatMap(({ attributes }) => attributes['data'] ?? []);
    const names = [...figures, ...claims(data.tree).map((claim) => claim.data)];
    for (const id of new Set(names.map((name) => datasetId(name, { id: narrative })))) {
      uses.set(id, [...(uses.get(id) ?? []), { path, title: data.title }]);
    }
  }
  return uses;
});

/** What priorities and chains of impact tell, as narratives: one for each priority, one for the page of all chains. */
async function toldNarratives() {
  const priorities = (await sorted('priorities')).map(({ id, data }) => ({
    id,
    path: `/priorities/${id}/`,
    data: { title: `Priority: ${data.title}`, tree: priorityRoot(data) },
  }));
  const children = (await sorted('impacts')).flatMap(({ data }) => chainRoot(data).children);
  const impact = { title: 'Impact: what came of the work', tree: { type: 'root' as const, children } };
  return [...priorities, ...(children.length > 0 ? [{ id: 'impact', path: '/impact/', data: impact }] : [])];
}

/** Where each term is used, by slug: reports, briefings and learning points, at the first use, then datasets that name it. */
export const usesOfTerms = onceForAll(async () => {
  const { matcher: terms } = await glossary();
  const uses = new Map<string, { path: string; title: string }[]>();
  const add = (slug: string, use: { path: string; title: string }) =>
    uses.set(slug, [...(uses.get(slug) ?? []), use]);
  for (const { id, data } of await sorted('reports')) {
    for (const slug of usedTerms(data.tree, terms))
      add(slug, { path: `/${id}/#term-${slug}`, title: data.title });
  }
  for (const { id, data } of await sorted('briefings')) {
    for (const slug of usedTerms(data.tree, terms))
      add(slug, { path: `/learning/${id}/#term-${slug}`, title: `Briefing: ${data.title}` });
  }
  for (const { id, data } of await sorted('points')) {
    for (const slug of usedTerms(data.tree, terms))
      add(slug, { path: `/learning/points/${id}/#term-${slug}`, title: `Learning point: ${data.headline}` });
  }
  for (const { data, path } of await toldNarratives()) {
    for (const slug of usedTerms(data.tree, terms))
      add(slug, { path: `${path}#term-${slug}`, title: data.title });
  }
  for (const { id, data } of await sorted('datasets')) {
    for (const slug of termsIn(text(data), terms))
      add(slug, { path: `/data/${id}/`, title: `Data: ${data.title}` });
  }
  return uses;
});
