import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { briefingPaths } from '../../collections/briefings.ts';
import { fileResponse } from '../../download.ts';

export const getStaticPaths = (() => briefingPaths('-briefing.docx')) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  fileResponse(props.file);
