import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { cardPath } from '../addresses.ts';
import { shareCards, shareResponse } from '../collections/cards.ts';

export const getStaticPaths = (async () =>
  [...(await shareCards())].map(([path, card]) => ({
    params: { card: cardPath(path).slice(1, -'.png'.length) },
    props: { path, card },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  shareResponse(props.path, props.card);
