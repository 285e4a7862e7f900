import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { sorted } from '../../../collections/collections.ts';
import { cardAhead, cardResponse, figureCards } from '../../../collections/figures.ts';

export const getStaticPaths = (async () => {
  const reports = (await sorted('reports')).map(async (entry) => {
    const [edition = '', report = ''] = entry.id.split('/');
    return [...(await figureCards(entry))].map(([figure, card]) => ({
      params: { edition, report, figure },
      props: { card: cardAhead(card) },
    }));
  });
  return (await Promise.all(reports)).flat();
}) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  cardResponse(props.card);
