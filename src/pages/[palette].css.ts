import type { APIRoute } from 'astro';
import { styles } from '../chart/palette.ts';
import { board } from '../collections/collections.ts';

/** The colours of a board's own charts; a board without them has no such file. */
export async function getStaticPaths() {
  const { palette } = await board();
  return palette ? [{ params: { palette: 'palette' }, props: { palette } }] : [];
}

export const GET: APIRoute = ({ props }) =>
  new Response(styles(props['palette']), { headers: { 'content-type': 'text/css' } });
