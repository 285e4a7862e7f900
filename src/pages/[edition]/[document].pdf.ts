import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { reportPaths } from '../../collections/documents.ts';
import { fileResponse } from '../../download.ts';

export const getStaticPaths = (() => reportPaths('.pdf')) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  fileResponse(props.file);
