import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { board, ownIcon } from '../collections/collections.ts';
import { fileResponse } from '../download.ts';
import { iconPng, icons } from '../sharing/icon.ts';

export const getStaticPaths = (() =>
  Object.entries(icons).map(([icon, how]) => ({
    params: { icon },
    props: { how },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props, params }) => {
  const content = await iconPng(await board(), ownIcon(), props.how);
  return fileResponse({ path: `/${params['icon']}.png`, content });
};
