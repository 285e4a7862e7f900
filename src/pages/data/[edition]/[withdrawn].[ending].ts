import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { withdrawn } from '../../../collections/collections.ts';
import { fileResponse } from '../../../download.ts';
import { withdrawnFiles } from '../../../frozen/withdrawn.ts';

const endings = Object.keys(withdrawnFiles) as (keyof typeof withdrawnFiles)[];

export const getStaticPaths = (async () =>
  (await withdrawn()).flatMap(({ edition, name }) =>
    endings.map((ending) => ({
      params: { edition, withdrawn: name, ending },
      props: { file: { path: `/data/${edition}/${name}.${ending}` as const, content: withdrawnFiles[ending]() } },
    })),
  )) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  fileResponse(props.file);
