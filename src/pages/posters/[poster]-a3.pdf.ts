import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { posterPaths } from '../../collections/posters.ts';
import { fileResponse } from '../../download.ts';

export const getStaticPaths = (() => posterPaths('-a3.pdf')) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  fileResponse(props.file);
