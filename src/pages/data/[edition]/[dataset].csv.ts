import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { datasetPaths } from '../../../collections.ts';
import { csv } from '../../../dataset/download/csv.ts';

export const getStaticPaths = datasetPaths satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  new Response(csv(props.dataset), { headers: { 'content-type': 'text/csv; charset=utf-8; header=present' } });
