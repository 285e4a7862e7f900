import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { series } from '../../../collections/collections.ts';
import { cardAhead, cardResponse, indicatorCard } from '../../../collections/figures.ts';

export const getStaticPaths = (async () => {
  const indicators = (await series()).map(async (each) => {
    const card = await indicatorCard(each);
    return card ? [{ params: { indicator: each.name }, props: { card: cardAhead(card) } }] : [];
  });
  return (await Promise.all(indicators)).flat();
}) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  cardResponse(props.card);
