import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import type { AstroUserConfig } from 'astro';
import { digestOf } from '../cache.ts';
import { boardEntry } from '../folders.ts';
import { previewOf, siteAddress } from './address.ts';
import { publishing, type Finish } from './integration.ts';

/** The project's folder. */
export const project = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/**
 * Astro's configuration for the site whose `content/`, `data/` and `public/` lie in `root`.
 * Astro's own root stays the project, so that every dependency is found; loaders know the site by its `public/`.
 * The address and the sub-path come from `content/board.json`, unless `site` says where else it is published.
 */
export function siteConfig(
  root: string,
  how: { to?: string; site?: string; isChecked?: boolean; finish?: Finish } = {},
): AstroUserConfig {
  const { to = join(root, 'dist'), site = siteAddress(), isChecked = false, finish } = how;
  const address = new URL(site ?? boardEntry(root).entries[0]?.value.site ?? 'https://site.invalid');
  return {
    root: project,
    publicDir: join(root, 'public'),
    outDir: to,
    cacheDir: join(
      project,
      'node_modules/.cache/astro',
      root === project ? 'site' : `${basename(root)}-${digestOf(root).slice(0, 16)}`,
    ),
    site: address.origin,
    base: address.pathname,
    output: 'static',
    trailingSlash: 'always',
    build: { format: 'directory', inlineStylesheets: 'always', concurrency: 4 },
    compressHTML: true,
    devToolbar: { enabled: false },
    markdown: { processor: unified(), syntaxHighlight: false },
    integrations: [mdx(), publishing(root, isChecked, finish)],
    vite: {
      define: { 'import.meta.env.PREVIEW_OF': JSON.stringify(previewOf() ?? '') },
      plugins: [plainImports],
      build: { assetsInlineLimit: 0 },
      ssr: { external: ['@napi-rs/canvas', '@myriaddreamin/typst-ts-node-compiler'] },
    },
  };
}

/** Lets scripts load others without the code that would preload styles with them: there are none. */
const plainImports = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id: string) =>
    id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined,
} as const;
