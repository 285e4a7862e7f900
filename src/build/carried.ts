import { shipped } from '../shipped.ts';

/** What Vite's plugins are told of a file of scripts: the modules it was made of. */
type Bundle = Record<string, { type: string; moduleIds?: readonly string[] }>;

/** Packages in scripts for readers whose licence the site does not show, each once. */
export function unnamedPackages(bundle: Bundle): string[] {
  const names = Object.values(bundle)
    .flatMap(({ moduleIds = [] }) => moduleIds)
    .flatMap((id) => /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id)?.[1] ?? [])
    .map((name) => name.replace('\\', '/'));
  const known = new Set(shipped.map(({ name }) => name));
  return [...new Set(names)].filter((name) => !known.has(name)).sort();
}

/** Stops a build whose scripts for readers hold a package that the page of licences does not name. */
export const carried = {
  name: 'carried',
  generateBundle(this: { environment: { name: string } }, _: unknown, bundle: Bundle): void {
    const names = this.environment.name === 'client' ? unnamedPackages(bundle) : [];
    if (names.length === 0) return;
    throw new Error(
      `Readers would receive ${names.join(', ')} without a licence. Name it in src/shipped.ts.`,
    );
  },
} as const;
