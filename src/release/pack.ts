import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { digestOf } from '../cache.ts';
import type { Content } from '../content.ts';
import { yearOf } from '../edition.ts';
import { filesBelow } from '../files.ts';
import { toWords } from '../paper.ts';
import { place, reportName } from '../report.ts';
import { belongings } from './belongings.ts';
import type { Contents, PackedFile, Release } from './contents.ts';
import { readme } from './readme.ts';
import { singleFile } from './single.ts';

/** The name of a pack: `2024-25-annual-report-2026-09-30.zip`. */
export function packName({ edition, packed }: Pick<Release, 'edition' | 'packed'>): string {
  return `${edition}-annual-report-${packed}.zip`;
}

/** A release pack as a ZIP file, made of nothing but built files; the same bytes each time. */
export function releasePack(release: Release, read: Content): { bytes: Uint8Array; count: number } {
  const { name: board = '', notice = '', licence = '' } = read.board?.value ?? {};
  const site = siteOf(release.built);
  const year = read.editions.find(({ id }) => id === release.edition)!.value.title;
  const address = new URL(`${release.edition}/`, site).href;
  const files = packedFiles(release, site, read);
  const contents: Contents = { ...release, board, notice, licence, year, address, files };
  const all = [
    ['README.txt', strToU8(readme(contents))] as const,
    ['manifest.json', strToU8(manifest(contents))] as const,
    ...files.map(({ path, bytes }) => [path, bytes] as const),
  ];
  // The parts of a date in local time are what the archive records, so they are the same in every zone.
  const mtime = new Date(1980, 0, 1, 12);
  return { bytes: zipSync(Object.fromEntries(all), { mtime, level: 9 }), count: all.length };
}

/** The address of a built site, as its home page names it. */
function siteOf(built: string): string {
  const home = readFileSync(join(built, 'index.html'), 'utf8');
  return /<link rel="canonical" href="([^"]+)"/.exec(home)![1]!;
}

function packedFiles(release: Release, site: string, read: Content): PackedFile[] {
  const { edition } = release;
  const copy = copier(release, site);
  const { posters, briefings, papers } = belongings(edition, read);
  const reports = read.reports
    .filter(({ id }) => yearOf(id) === edition)
    .sort((a, b) => place(a.id) - place(b.id) || (a.id < b.id ? -1 : 1));
  const data = `^data/${edition}/(?!.*-until-)[^/]+\\.(csv|csv-metadata\\.json|json|ods)$`;
  return [
    ...reports.flatMap(({ id, value: { title } }) => [
      page(release, site, id, title),
      ...copy('reports', title, `^${edition}/${reportName(id)}\\.(pdf|docx)$`),
    ]),
    ...papers.flatMap(({ id, value: { title } }) => copy('papers', title, `^papers/${id}\\.\\w+$`)),
    ...briefings.flatMap(({ id, value: { title } }) =>
      copy('briefings', title, `^learning/${id}-(briefing|action-plan)\\.\\w+$`),
    ),
    ...posters.flatMap(({ id, value: { title } }) => copy('posters', title, `^posters/${id}-a\\d\\.pdf$`)),
    ...copy('data', 'Data', data),
  ];
}

/** Takes files of the built site whose paths match a pattern into a folder of the pack. */
function copier({ built }: Release, site: string) {
  const files = filesBelow(built, '.');
  return (folder: string, title: string, pattern: string) =>
    files
      .filter((file) => new RegExp(pattern).test(file))
      .map((file): PackedFile => {
        const path = `${folder}/${file.split('/').at(-1)}`;
        const bytes = new Uint8Array(readFileSync(join(built, file)));
        return { path, title, bytes, address: new URL(file, site).href };
      });
}

/** The page of a report as one file. */
function page({ built, packed }: Release, site: string, id: string, title: string): PackedFile {
  const address = new URL(`${id}/`, site).href;
  const note = `This is a copy for you to keep, made on ${toWords(packed)}. What has been corrected since then stands on the page itself: {address}`;
  const html = singleFile({ built, file: `${id}/index.html`, site, note });
  return { path: `reports/${reportName(id)}.html`, title, bytes: strToU8(html), address };
}

/** What a pack holds, for programs: each file with its size and the SHA-256 of its bytes. */
function manifest({ board, edition, year, address, published, packed, version, files }: Contents): string {
  const listed = files.map(({ path, title, bytes, address: from }) => ({
    path,
    title,
    bytes: bytes.length,
    sha256: digestOf(bytes),
    address: from,
  }));
  const head = { board, edition, title: year, address, published, packed, version };
  return `${JSON.stringify({ ...head, files: listed }, undefined, 2)}\n`;
}
