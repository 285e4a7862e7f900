import type { APIRoute } from 'astro';
import { under } from '../addresses.ts';
import { announced } from '../collections/announced.ts';
import { board } from '../collections/collections.ts';
import { feed } from '../sharing/feed.ts';

export const GET: APIRoute = async ({ site }) => {
  const full = (path: string) => new URL(under(import.meta.env.BASE_URL, path), site).href;
  const entries = (await announced()).map((each) => ({ ...each, address: full(each.address) }));
  const body = feed(await board(), entries, { root: full('/'), self: full('/feed.xml') });
  return new Response(body, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
};
