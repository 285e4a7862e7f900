import type { APIRoute } from 'astro';
import { under } from '../addresses.ts';

export const GET: APIRoute = ({ site }) => {
  const sitemap = new URL(under(import.meta.env.BASE_URL, '/sitemap-index.xml'), site).href;
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${sitemap}\n`);
};
