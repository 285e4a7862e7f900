import { digestOf } from './cache.ts';
import { shipped } from './shipped.ts';
import { softwareId, type LockedPackages, type Software, softwareOf } from './software.ts';

/** Licences that packages may have, by their SPDX identifiers. Every part of what a package names must be one. */
export const licences: ReadonlySet<string> = new Set([
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT'],
  ...['OFL-1.1', 'Python-2.0', 'Zlib'],
  // These ask for something of those who change the package or hand it on; it only runs where a site is built.
  ...['LGPL-3.0-or-later', 'MPL-2.0'],
]);

/** A package in the list: whether readers receive it, or it only makes the site. */
export interface Component {
  type: 'library';
  'bom-ref': string;
  group?: string;
  name: string;
  version: string;
  /** `excluded`: it runs where the site is built, and nowhere else. */
  scope: 'required' | 'excluded';
  hashes?: { alg: string; content: string }[];
  licenses?: ({ license: { id: string } | { name: string } } | { expression: string })[];
  purl: string;
}

/** What a site is made of and with, in the form of CycloneDX 1.6: the same bytes for the same lock file. */
export function sbom(packages: LockedPackages): string {
  const { name = '', version } = packages['']!;
  const received = new Set(shipped.map((each) => each.name));
  const all = softwareOf(packages);
  const listed = all.filter((each) => !each.isDev || received.has(each.name));
  const refs = new Map(listed.map((each) => [softwareId(each), purl(each)]));
  const dependsOn = (needs: readonly string[]) => [...new Set(needs.flatMap((id) => refs.get(id) ?? []))];
  const ref = `${name}@${version}`;
  const direct = listed.filter((each) => each.isDirect || each.isDev).map(softwareId);
  const content = {
    metadata: {
      lifecycles: [{ phase: 'build' }],
      component: {
        type: 'application',
        'bom-ref': ref,
        name,
        version,
        licenses: [{ license: { id: 'MIT' } }],
      },
    },
    components: listed.map((each) => component(each, received.has(each.name))),
    dependencies: [
      { ref, dependsOn: dependsOn(direct) },
      ...listed.map((each) => ({ ref: purl(each), dependsOn: dependsOn(each.needs) })),
    ],
  };
  const head = { bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: serial(content), version: 1 };
  return `${JSON.stringify({ ...head, ...content }, null, 1)}\n`;
}

function component(software: Software, isReceived: boolean): Component {
  const [last = '', group] = software.name.split('/').reverse();
  return {
    type: 'library',
    'bom-ref': purl(software),
    ...(group !== undefined && { group }),
    name: last,
    version: software.version,
    scope: isReceived ? 'required' : 'excluded',
    ...(software.integrity !== undefined && { hashes: [hash(software.integrity)] }),
    ...(software.licence !== undefined && { licenses: [licence(software.licence)] }),
    purl: purl(software),
  };
}

/** The address of a package that all tools understand: `pkg:npm/%40kurkle/color@0.3.4`. */
function purl({ name, version }: Software): string {
  return `pkg:npm/${name.replace('@', '%40')}@${encodeURIComponent(version)}`;
}

/** `sha512-` and base64, as digits. */
function hash(integrity: string): { alg: string; content: string } {
  const [, bits = '', digest = ''] = /^sha(\d+)-([\w+/=]+)/.exec(integrity) ?? [];
  return { alg: `SHA-${bits}`, content: Buffer.from(digest, 'base64').toString('hex') };
}

function licence(named: string): NonNullable<Component['licenses']>[number] {
  if (licences.has(named)) return { license: { id: named } };
  return / (AND|OR|WITH) /.test(named) ? { expression: named } : { license: { name: named } };
}

/** A number that is another whenever the list is another, as UUIDs of one's own making are (RFC 9562, version 8). */
function serial(content: unknown): string {
  const hex = digestOf(JSON.stringify(content));
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}
