import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { datasetPaths, editionPaths, response } from '../../../collections/collections.ts';

export const getStaticPaths = (async () => [
  ...(await datasetPaths('.ods')),
  ...(await editionPaths('.ods')),
]) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  response(props.file);
