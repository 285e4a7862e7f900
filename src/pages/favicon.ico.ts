import type { APIRoute } from 'astro';
import { board, ownIcon } from '../collections/collections.ts';
import { ico, iconPng } from '../sharing/icon.ts';

const size = 32;

export const GET: APIRoute = async () => {
  const picture = ico(await iconPng(await board(), ownIcon(), { size }), size);
  return new Response(new Uint8Array(picture), { headers: { 'content-type': 'image/x-icon' } });
};
