import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { series } from '../../../collections/collections.ts';
import { seriesFile } from '../../../dataset/download/series.ts';
import { fileResponse } from '../../../download.ts';

export const getStaticPaths = (async () =>
  (await series()).map((each) => ({
    params: { indicator: each.name },
    props: { file: seriesFile(each) },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  fileResponse(props.file);
