import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { datasetPaths } from '../../../collections/collections.ts';
import { fileResponse } from '../../../download.ts';

export const getStaticPaths = (() => datasetPaths('.json')) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  fileResponse(props.file);
