import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { datasetPaths, response } from '../../../collections/collections.ts';

export const getStaticPaths = (() => datasetPaths('.json')) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  response(props.file);
