import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { description, toJson } from '../chart/explore/description.ts';
import { explorable } from '../collections/furniture.ts';

export const getStaticPaths = (async () =>
  (await explorable()).map(({ path, chart }) => ({
    params: { figure: path },
    props: { chart },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  new Response(toJson(description(props.chart)), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
