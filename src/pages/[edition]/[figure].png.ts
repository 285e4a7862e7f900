import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { sorted } from '../../collections/collections.ts';
import { cardAhead, cardResponse, figureCards } from '../../collections/figures.ts';

export const getStaticPaths = (async () => {
  const editions = (await sorted('editions')).map(async (entry) =>
    [...(await figureCards(entry))].map(([figure, card]) => ({
      params: { edition: entry.id, figure },
      props: { card: cardAhead(card) },
    })),
  );
  return (await Promise.all(editions)).flat();
}) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  cardResponse(props.card);
