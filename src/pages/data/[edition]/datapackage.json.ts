import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { editionPaths } from '../../../collections/collections.ts';
import { fileResponse } from '../../../download.ts';

export const getStaticPaths = (() => editionPaths('/datapackage.json')) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  fileResponse(props.file);
