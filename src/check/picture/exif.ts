import { wordsIn, type Carried } from './carried.ts';

/** The most entries that are read of a list, and the most lists: a camera writes some hundred in five. */
const most = { entries: 500, lists: 10 };

/** Entries that say how a picture is to be shown, which program wrote it, or nothing. */
const harmless = new Set([
  ...[0x0100, 0x0101, 0x0102, 0x0103, 0x0106, 0x0112, 0x0115, 0x011a, 0x011b, 0x011c, 0x0128, 0x012d],
  ...[0x000b, 0x0131, 0x013e, 0x013f, 0x0211, 0x0212, 0x0213, 0x0214],
  ...[0x9000, 0x9101, 0x9102, 0xa000, 0xa001, 0xa002, 0xa003, 0xa500, 0xea1c, 0xea1d],
]);

/** Entries of words that somebody has written: description, artist, copyright, comment and the like. */
const written = new Set([
  ...[0x010d, 0x010e, 0x013b, 0x8298, 0x9286, 0x83bb, 0xa430],
  ...[0x9c9b, 0x9c9c, 0x9c9d, 0x9c9e, 0x9c9f],
]);

/** Entries that say a place: degrees of where the camera or what it shows was, and the name of the place. */
const placing = new Set([0x01, 0x02, 0x03, 0x04, 0x13, 0x14, 0x15, 0x16, 0x1b, 0x1c]);

type Kind = 'picture' | 'small copy' | 'place' | 'names of parts';

/** The lists that an entry leads to. */
const lists = new Map<number, Kind>([
  [0x8769, 'picture'],
  [0x8825, 'place'],
  [0xa005, 'names of parts'],
]);

/** Bytes that are no Exif data, or lead out of themselves. */
class Unreadable extends Error {}

/** What the Exif data of a picture carries; they begin with `II` or `MM`. */
export function exifData(bytes: Buffer): Carried[] {
  const start = bytes.toString('latin1', 0, 6) === 'Exif\0\0' ? 6 : 0;
  try {
    return new Reading(bytes.subarray(start)).carried();
  } catch (error) {
    if (error instanceof Unreadable) return ['other'];
    throw error;
  }
}

interface Entry {
  tag: number;
  value: Buffer;
  /** The entry as a number: where a list begins. */
  number: number;
}

class Reading {
  readonly #bytes: Buffer;
  readonly #isLittle: boolean;
  readonly #seen = new Set<number>();

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    const order = bytes.toString('latin1', 0, 2);
    if (order !== 'II' && order !== 'MM') throw new Unreadable();
    this.#isLittle = order === 'II';
  }

  carried(): Carried[] {
    return this.#list(this.#long(4), 'picture', true);
  }

  #list(start: number, kind: Kind, isFirst = false): Carried[] {
    if (this.#seen.has(start)) return [];
    this.#seen.add(start);
    const count = this.#short(start);
    if (count > most.entries || this.#seen.size > most.lists) throw new Unreadable();
    const entries = Array.from({ length: count }, (_, index) => this.#entry(start + 2 + index * 12));
    const found = entries.flatMap((entry) => this.#ofEntry(entry, kind));
    const next =
      isFirst && start + 6 + count * 12 <= this.#bytes.length ? this.#long(start + 2 + count * 12) : 0;
    return [...found, ...(next > 0 ? this.#list(next, 'small copy') : [])];
  }

  #ofEntry({ tag, value, number }: Entry, kind: Kind): Carried[] {
    if (kind === 'small copy') return [0x0111, 0x0201].includes(tag) ? ['copy'] : [];
    if (kind === 'names of parts') return [];
    if (kind === 'place') return placing.has(tag) ? ['place'] : tag === 0 || tag === 0x12 ? [] : ['camera'];
    const list = lists.get(tag);
    if (list) return this.#list(number, list);
    if (harmless.has(tag) || value.every((byte) => byte === 0 || byte === 0x20)) return [];
    if (!written.has(tag)) return [tag === 0x02bc || tag === 0x8649 ? 'other' : 'camera'];
    return wordsIn(value.toString('latin1').replace(tag === 0x9286 ? /^(?:ASCII|UNICODE|JIS)\0*/ : '', ''));
  }

  #entry(at: number): Entry {
    const [tag, type, count] = [this.#short(at), this.#short(at + 2), this.#long(at + 4)];
    const length = (sizes[type] ?? 1) * count;
    const from = length > 4 ? this.#long(at + 8) : at + 8;
    if (from + length > this.#bytes.length) throw new Unreadable();
    return { tag, value: this.#bytes.subarray(from, from + length), number: this.#long(at + 8) };
  }

  #short(at: number): number {
    if (at + 2 > this.#bytes.length) throw new Unreadable();
    return this.#isLittle ? this.#bytes.readUInt16LE(at) : this.#bytes.readUInt16BE(at);
  }

  #long(at: number): number {
    if (at + 4 > this.#bytes.length) throw new Unreadable();
    return this.#isLittle ? this.#bytes.readUInt32LE(at) : this.#bytes.readUInt32BE(at);
  }
}

/** How many bytes a value of each type has. */
const sizes: Record<number, number> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
};
