import type { APIRoute } from 'astro';
import licence from '../../styles/fonts/OFL.txt?raw';

/** The licence of the fonts, which must go with them. */
export const GET: APIRoute = () => new Response(licence);
