import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { sorted } from '../../../collections/collections.ts';
import { cardAhead, cardResponse, datasetCard } from '../../../collections/figures.ts';

export const getStaticPaths = (async () => {
  const datasets = (await sorted('datasets')).map(async ({ id, data }) => {
    const [edition = '', dataset = ''] = id.split('/');
    const card = await datasetCard(id, data);
    return card ? [{ params: { edition, dataset }, props: { card: cardAhead(card) } }] : [];
  });
  return (await Promise.all(datasets)).flat();
}) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  cardResponse(props.card);
