import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { sorted } from '../../collections/collections.ts';
import { packOf } from '../../collections/packs.ts';
import { fileResponse } from '../../download.ts';

export const getStaticPaths = (async () => {
  const all = (await sorted('audiences')).map(async (audience) => {
    const file = await packOf(audience);
    return file ? [{ params: { audience: audience.id }, props: { file } }] : [];
  });
  return (await Promise.all(all)).flat();
}) satisfies GetStaticPaths;

/** `/audiences/schools-pack.zip` */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  fileResponse(props.file);
