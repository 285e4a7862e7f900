import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { under } from '../../addresses.ts';
import { board, shownPosters } from '../../collections/collections.ts';
import { posterPdf } from '../../document/poster.ts';
import template from '../../document/poster.typ?raw';

export const getStaticPaths = (async () =>
  (await shownPosters()).map(({ id, data: poster }) => ({
    params: { poster: id },
    props: { id, poster },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props, site }) => {
  const address = new URL(under(import.meta.env.BASE_URL, `/posters/${props.id}/`), site).href;
  const pdf = posterPdf({ board: await board(), poster: props.poster, address }, template);
  return new Response(pdf.slice(), { headers: { 'content-type': 'application/pdf' } });
};
