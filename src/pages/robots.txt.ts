import type { APIRoute } from 'astro';
import { under } from '../addresses.ts';

const isPreview = Boolean(import.meta.env['PREVIEW_OF']);

export const GET: APIRoute = ({ site }) => {
  const sitemap = new URL(under(import.meta.env.BASE_URL, '/sitemap-index.xml'), site).href;
  // Robots may read a preview, else they would not see that they must forget it.
  const lines = ['User-agent: *', 'Allow: /', ...(isPreview ? [] : ['', `Sitemap: ${sitemap}`])];
  return new Response(`${lines.join('\n')}\n`);
};
