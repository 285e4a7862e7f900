import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { datasetPaths, editionPaths } from '../../../collections/collections.ts';
import { fileResponse } from '../../../download.ts';

export const getStaticPaths = (async () => [
  ...(await datasetPaths('.ods')),
  ...(await editionPaths('.ods')),
]) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  fileResponse(props.file);
