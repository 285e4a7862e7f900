import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { series } from '../../../collections/collections.ts';
import { seriesCsv } from '../../../dataset/download/series.ts';

export const getStaticPaths = (async () =>
  (await series()).map((each) => ({
    params: { indicator: each.name },
    props: { series: each },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  new Response(seriesCsv(props.series), {
    headers: { 'content-type': 'text/csv; charset=utf-8; header=present' },
  });
