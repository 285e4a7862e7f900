import { root } from 'astro:config/server';
import type { APIRoute } from 'astro';
import { fileURLToPath } from 'node:url';
import { sbom } from '../../../sbom.ts';
import { lockedPackages } from '../../../software.ts';

/** What this site is made of and with, in the form of CycloneDX. */
export const GET: APIRoute = () => new Response(sbom(lockedPackages(fileURLToPath(root))));
