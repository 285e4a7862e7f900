import { crc32, inflateRawSync } from 'node:zlib';
import { directory, type Entry } from './directory.ts';
import { containerRefusal, damaged } from './container.ts';
import { Refusal } from './refusal.ts';

/** The most that an import reads; larger files are refused. */
export const limits = {
  /** Bytes of the file itself. */
  file: 50_000_000,
  /** Entries in the archive. */
  entries: 4000,
  /** Bytes of one entry, unpacked. */
  entry: 64_000_000,
  /** Bytes of all entries that are read, unpacked. */
  total: 128_000_000,
  /** How many times larger than its packed form an entry of more than a megabyte may be. */
  ratio: 300,
} as const;

/** The parts of a document that is a ZIP archive (docx, xlsx, ods), unpacked one by one as they are asked for. */
export interface Archive {
  /** The names of the parts, in the order of the archive; folders are left out. */
  names: readonly string[];
  /** Whether it holds macros or scripts; these are never unpacked. */
  hasMacros: boolean;
  /** The bytes of a part; `undefined` when there is none of that name, or when it is a macro. */
  bytes(name: string): Uint8Array | undefined;
}

const macros = /(^|\/)(vbaProject\w*|vbaData)\.(bin|xml)$|^(Basic|Scripts)\/|(^|\/)activeX\//i;

/** Opens an archive; a `Refusal` when it is none, is damaged or locked, or is built to do harm. */
export function archive(file: Uint8Array): Archive {
  if (file.length > limits.file) {
    const megabytes = limits.file / 1_000_000;
    throw new Refusal(
      `The file is larger than ${megabytes} MB, which is the most that can be imported.`,
      'Save a copy with only the parts that are needed: without pictures, and without sheets of raw data.',
    );
  }
  const refusal = containerRefusal(file);
  if (refusal) throw refusal;
  const entries = new Map(directory(file, limits.entries).map((entry) => [entry.name, entry]));
  if (sum([...entries.values()]) > 10 * limits.total) throw bomb();
  let left: number = limits.total;
  return {
    names: [...entries.keys()],
    hasMacros: [...entries.keys()].some((name) => macros.test(name)),
    bytes(name) {
      const entry = entries.get(name);
      if (!entry || macros.test(name)) return undefined;
      const unpacked = bytesOf(file, entry, Math.min(limits.entry, left));
      left -= unpacked.length;
      return unpacked;
    },
  };
}

/** Unpacks an entry. What the headers say of its size is believed only when it turns out to be so. */
function bytesOf(file: Uint8Array, entry: Entry, most: number): Uint8Array {
  const packed = file.subarray(entry.start, entry.start + entry.packedSize);
  const allowed = Math.min(most, Math.max(1_000_000, packed.length * limits.ratio));
  const unpacked = entry.isDeflated ? inflated(packed, allowed) : packed;
  if (unpacked.length > allowed) throw bomb();
  if (unpacked.length !== entry.size || crc32(unpacked) !== entry.crc) throw damaged();
  return unpacked;
}

function inflated(packed: Uint8Array, most: number): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: most });
  } catch (error) {
    throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? bomb() : damaged();
  }
}

function sum(entries: readonly Entry[]): number {
  return entries.reduce((before, { size }) => before + size, 0);
}

function bomb(): Refusal {
  return new Refusal(
    'The file unpacks to far more than a report or a table has, as files do that are made to bring a computer down.',
    'Do not open it if you do not know where it comes from. If you do, save a copy without pictures and without sheets of raw data.',
  );
}
