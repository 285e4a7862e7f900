import { damaged, locked } from './container.ts';
import { Refusal } from './refusal.ts';

/** An entry of a ZIP archive, where its packed bytes begin, and what the archive claims of it. */
export interface Entry {
  name: string;
  start: number;
  packedSize: number;
  size: number;
  crc: number;
  isDeflated: boolean;
}

const endSize = 22;

/**
 * The entries of a ZIP archive by its central directory, which has to agree with the headers before each entry; folders
 * are left out. Source of the layout: APPNOTE.TXT, 4.3.
 */
export function directory(file: Uint8Array, most: number): Entry[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff || count !== view.getUint16(end + 8, true)) throw oversized();
  if (count > most) throw crowded(most);
  const start = at;
  const entries: (Entry & { header: number })[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw damaged();
    const { entry, next } = entryAt(file, view, at);
    entries.push(entry);
    at = next;
  }
  if (at !== start + view.getUint32(end + 12, true) || at > end) throw damaged();
  refuseOverlaps(entries, start);
  refuseTwins(entries);
  return entries.filter(({ name }) => !name.endsWith('/'));
}

/** Where the record at the end of the archive begins: the one whose comment reaches to the end of the file. */
function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - endSize - 0xffff);
  for (let at = view.byteLength - endSize; at >= first; at -= 1) {
    const isEnd = view.getUint32(at, true) === 0x06054b50;
    if (isEnd && at + endSize + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  throw damaged();
}

function entryAt(file: Uint8Array, view: DataView, at: number) {
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  if (next > file.length) throw damaged();
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const header = view.getUint32(at + 42, true);
  const packedSize = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const raw = file.subarray(at + 46, at + 46 + nameLength);
  const name = nameOf(raw);
  if ((flags & 0x2041) !== 0) throw locked();
  if ([header, packedSize, size].includes(0xffffffff)) throw oversized();
  if (method !== 0 && method !== 8) throw damaged();
  const start = bodyOf(file, view, header, raw, flags);
  const entry = {
    name,
    start,
    packedSize,
    size,
    crc: view.getUint32(at + 16, true),
    isDeflated: method === 8,
    header,
  };
  return { entry, next };
}

/** Where the packed bytes begin, behind a header that names the same entry. */
function bodyOf(file: Uint8Array, view: DataView, header: number, name: Uint8Array, flags: number): number {
  if (header + 30 > file.length || view.getUint32(header, true) !== 0x04034b50) throw damaged();
  const nameLength = view.getUint16(header + 26, true);
  const own = file.subarray(header + 30, header + 30 + nameLength);
  if ((view.getUint16(header + 6, true) & 1) !== (flags & 1) || Buffer.compare(own, name) !== 0)
    throw damaged();
  return header + 30 + nameLength + view.getUint16(header + 28, true);
}

/** A name that stays inside the archive: no way up, no root, no drive, no backslash, nothing that does not show. */
function nameOf(bytes: Uint8Array): string {
  let name: string;
  try {
    name = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    name = new TextDecoder('latin1').decode(bytes);
  }
  const isSafe = !/^\/|^[a-z]:|\\|\p{Cc}/iu.test(name) && !/(^|\/)\.\.?(\/|$)|\/\//.test(name) && name !== '';
  if (isSafe) return name;
  throw new Refusal(
    'The file has parts whose names lead outside of it, as files do that are made to do harm.',
    'Do not open it if you do not know where it comes from. If you do, open it in Word, Excel or LibreOffice and save it under a new name.',
  );
}

/** Entries that share bytes make a small file unpack to a huge one. */
function refuseOverlaps(entries: readonly (Entry & { header: number })[], directoryStart: number): void {
  const sorted = [...entries].sort((one, other) => one.header - other.header);
  sorted.forEach(({ start, packedSize }, index) => {
    const next = sorted[index + 1]?.header ?? directoryStart;
    if (start + packedSize > next) throw damaged();
  });
}

/** Two parts of one name, in whatever case: programs differ in which of them they read. */
function refuseTwins(entries: readonly Entry[]): void {
  if (new Set(entries.map(({ name }) => name.toLowerCase())).size < entries.length) throw damaged();
}

function oversized(): Refusal {
  return new Refusal(
    'The file is packed in the way of files larger than 4 GB (ZIP64), which is not read.',
    'Open it in Word, Excel or LibreOffice and save it under a new name.',
  );
}

function crowded(most: number): Refusal {
  return new Refusal(
    `The file has more than ${most} parts.`,
    'Save a copy with only the pages or sheets that are needed.',
  );
}
