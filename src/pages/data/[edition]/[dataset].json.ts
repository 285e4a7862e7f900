import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { datasetPaths } from '../../../collections.ts';
import { resource } from '../../../dataset/download/resource.ts';

export const getStaticPaths = datasetPaths satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  new Response(resource(props.dataset), { headers: { 'content-type': 'application/json; charset=utf-8' } });
