import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { withdrawn } from '../../../collections/collections.ts';
import { withdrawnFiles } from '../../../frozen/withdrawn.ts';

export const getStaticPaths = (async () =>
  (await withdrawn()).flatMap(({ edition, name }) =>
    Object.entries(withdrawnFiles).map(([ending, { type, body }]) => ({
      params: { edition, withdrawn: name, ending },
      props: { type, body: body() },
    })),
  )) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  new Response(props.body, { headers: { 'content-type': props.type } });
