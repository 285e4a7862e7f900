import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { editionPaths, response } from '../../../collections/collections.ts';

export const getStaticPaths = (() => editionPaths('/datapackage.json')) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  response(props.file);
