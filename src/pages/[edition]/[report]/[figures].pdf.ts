import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { figuresPaths, figuresResponse } from '../../../figures.ts';

export const getStaticPaths = (() => figuresPaths('.pdf')) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  figuresResponse(props.file);
