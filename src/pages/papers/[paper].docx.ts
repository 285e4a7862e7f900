import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { paperPaths } from '../../collections/papers.ts';
import { fileResponse } from '../../download.ts';

export const getStaticPaths = (() => paperPaths('.docx')) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  fileResponse(props.file);
