import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { history } from '../../../collections/collections.ts';

export const getStaticPaths = (async () =>
  (await history()).superseded.map(({ edition, dataset, until, csv }) => ({
    params: { edition, dataset, date: until },
    props: { csv },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  new Response(props.csv, { headers: { 'content-type': 'text/csv; charset=utf-8; header=present' } });
