import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { figuresPaths } from '../../../collections/figures.ts';
import { fileResponse } from '../../../download.ts';

export const getStaticPaths = (() => figuresPaths('.docx')) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  fileResponse(props.file);
