import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { history } from '../../../collections/collections.ts';
import { fileResponse } from '../../../download.ts';
import { supersededFile } from '../../../frozen/ledger.ts';

export const getStaticPaths = (async () =>
  (await history()).superseded.map((file) => ({
    params: { edition: file.edition, dataset: file.dataset, date: file.until },
    props: { file: supersededFile(file) },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  fileResponse(props.file);
