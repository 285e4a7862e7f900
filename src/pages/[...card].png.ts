import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { cardPath } from '../addresses.ts';
import { ahead } from '../making/made.ts';
import { shareCards, shareResponse } from '../collections/cards.ts';

export const getStaticPaths = (async () => {
  const cards = [...(await shareCards())];
  ahead(...cards.map(([, card]) => ({ what: 'card' as const, of: [card] as [typeof card] })));
  return cards.map(([path, card]) => ({
    params: { card: cardPath(path).slice(1, -'.png'.length) },
    props: { path, card },
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  shareResponse(props.path, props.card);
