import type { APIRoute } from 'astro';
import { board } from '../collections/collections.ts';
import { manifest } from '../sharing/manifest.ts';

export const GET: APIRoute = async () =>
  new Response(manifest(await board(), import.meta.env.BASE_URL), {
    headers: { 'content-type': 'application/manifest+json; charset=utf-8' },
  });
