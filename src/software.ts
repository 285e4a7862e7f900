import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package, as the lock file names it. */
export interface Software {
  /** `@kurkle/color` */
  name: string;
  version: string;
  /** As its makers write it: `MIT`, `(MIT OR GPL-3.0-or-later)`; nothing where the lock file does not tell. */
  licence: string | undefined;
  /** The digest that `npm ci` compares its bytes with: `sha512-…`; nothing where the lock file has none. */
  integrity: string | undefined;
  /** Whether `package.json` asks for it itself, to make sites. */
  isDirect: boolean;
  /** Whether it only tests and develops this software, and makes nothing of a site. */
  isDev: boolean;
  /** What it asks for, each as `name@version`, in order. */
  needs: string[];
}

/** What a lock file says of one folder of packages. */
export interface LockedPackage {
  /** Only the project itself tells it here. */
  name?: string;
  version: string;
  license?: string;
  integrity?: string;
  resolved?: string;
  link?: boolean;
  dev?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** What `package-lock.json` says, by folder; the project itself is the folder ``. */
export type LockedPackages = Record<string, LockedPackage>;

/** What the lock file of a project says. */
export function lockedPackages(project: string): LockedPackages {
  const text = readFileSync(join(project, 'package-lock.json'), 'utf8');
  return (JSON.parse(text) as { packages: LockedPackages }).packages;
}

/** Every package of a lock file, once for each version, by name. */
export function softwareOf(packages: LockedPackages): Software[] {
  const found = new Map<string, Software>();
  const direct = new Set(Object.values(asked(packages, '')));
  for (const [folder, said] of Object.entries(packages)) {
    if (folder === '') continue;
    const id = idOf(folder, said);
    const before = found.get(id);
    found.set(id, {
      name: nameOf(folder),
      version: said.version,
      licence: said.license,
      integrity: said.integrity ?? before?.integrity,
      isDirect: direct.has(folder) || (before?.isDirect ?? false),
      isDev: (said.dev ?? false) && (before?.isDev ?? true),
      needs: [...new Set([...(before?.needs ?? []), ...needs(packages, folder)])].sort(),
    });
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, software]) => software);
}

/** How a package is named in lists of what is needed: `chart.js@4.6.1`. */
export function softwareId({ name, version }: Pick<Software, 'name' | 'version'>): string {
  return `${name}@${version}`;
}

/** `node_modules/a/node_modules/@b/c` is the folder of `@b/c`. */
export function nameOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

const idOf = (folder: string, { version }: LockedPackage) => softwareId({ name: nameOf(folder), version });

function needs(packages: LockedPackages, folder: string): string[] {
  return Object.values(asked(packages, folder)).map((each) => idOf(each, packages[each]!));
}

/** The folders of what a package asks for, by name; what is optional and not there is left out. */
function asked(packages: LockedPackages, folder: string): Record<string, string> {
  const { dependencies, optionalDependencies, peerDependencies } = packages[folder]!;
  const names = [dependencies, optionalDependencies, peerDependencies].flatMap((each) =>
    Object.keys(each ?? {}),
  );
  const places = names.flatMap((name) => {
    const place = found(packages, folder, name);
    return place === undefined ? [] : [[name, place] as const];
  });
  return Object.fromEntries(places);
}

/** Where Node finds a package from the folder of another: nested first, then upwards. */
function found(packages: LockedPackages, from: string, name: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const place = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (packages[place]) return place;
    if (at === '') return undefined;
  }
}
