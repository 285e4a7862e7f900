import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { createCanvas } from '@napi-rs/canvas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { carriedWords } from '../src/check/picture/carried.ts';
import { examined } from '../src/check/picture/examined.ts';
import { pictureRule } from '../src/check/picture/pictures.ts';
import { content } from '../src/content.ts';
import { strippedPicture } from '../src/import/word/picture.ts';
import { project } from './build.ts';

const canvas = createCanvas(60, 40);
const jpeg = canvas.toBuffer('image/jpeg');
const png = canvas.toBuffer('image/png');
const webp = canvas.toBuffer('image/webp');
const avif = canvas.toBuffer('image/avif');
const planted = 'Anna Smith, 12 Oak Lane';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'picture-data-'));
  cpSync(join(project, 'test/site'), root, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** What is said of a file of `public/`, which never repeats what is planted in it. */
function said(name: string, bytes: Uint8Array | string): string[] {
  writeFileSync(join(root, 'public', name), bytes);
  const found = pictureRule.find(content(root));
  expect(found.every(({ severity, file }) => severity === 'error' && file === `public/${name}`)).toBe(true);
  expect(JSON.stringify(found)).not.toMatch(/Anna|Oak|51\.75/);
  return found.map(({ message }) => message);
}

const carries = (...kinds: (keyof typeof carriedWords)[]) => {
  const words = new Intl.ListFormat('en-GB').format(kinds.map((kind) => carriedWords[kind]));
  return [`Whoever downloads the picture can find in it ${words}.`];
};

const binary = (text: string) => Buffer.from(text, 'latin1');

/** A JPEG with a segment behind its first mark. */
function withSegment(marker: number, data: Uint8Array | string): Buffer {
  const bytes = Buffer.from(data as string);
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(bytes.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, bytes, jpeg.subarray(2)]);
}

/** A PNG with a chunk behind its first. */
function withChunk(name: string, data: Uint8Array | string): Buffer {
  const named = Buffer.concat([Buffer.from(name), Buffer.from(data as string)]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(named.length - 4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([png.subarray(0, 33), length, named, sum, png.subarray(33)]);
}

type Entry = [tag: number, type: number, value: number | string | Entry[]];

/** Exif data of a list of entries, in either order of bytes, with a list behind the first if there is one. */
function exif(entries: Entry[], next?: Entry[], isLittle = false): Buffer {
  const parts: Buffer[] = [binary(isLittle ? 'II*\0' : 'MM\0*')];
  const four = (value: number) => {
    const bytes = Buffer.alloc(4);
    if (isLittle) bytes.writeUInt32LE(value);
    else bytes.writeUInt32BE(value);
    return bytes;
  };
  const two = (value: number) => (isLittle ? four(value).subarray(0, 2) : four(value).subarray(2));
  const list = (all: Entry[], start: number, after: number): Buffer => {
    let end = start + 6 + all.length * 12;
    const [heads, bodies]: [Buffer[], Buffer[]] = [[two(all.length)], []];
    for (const [tag, type, value] of all) {
      const body =
        typeof value === 'number'
          ? Buffer.concat([type === 3 ? two(value) : four(value), Buffer.alloc(4)]).subarray(0, 4)
          : typeof value === 'string'
            ? binary(value.padEnd(5, '\0'))
            : list(value, end, 0);
      const isAway = typeof value !== 'number';
      const count = typeof value === 'string' ? body.length : 1;
      heads.push(two(tag), two(type), four(count), isAway ? four(end) : body);
      if (!isAway) continue;
      bodies.push(body);
      end += body.length;
    }
    return Buffer.concat([...heads, four(after), ...bodies]);
  };
  const first = list(entries, 8, 0);
  const at = 8 + first.length;
  parts.push(four(8), next ? list(entries, 8, at) : first, ...(next ? [list(next, at, 0)] : []));
  return Buffer.concat(parts);
}

const gps: Entry = [
  0x8825,
  4,
  [
    [0, 1, 2],
    [1, 2, 'N'],
    [2, 2, '51.75'],
  ],
];
const turned: Entry = [0x0112, 3, 6];
const inJpeg = (...given: Parameters<typeof exif>) =>
  withSegment(0xe1, Buffer.concat([binary('Exif\0\0'), exif(...given)]));
const xmp = (words: string) =>
  `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" ${words}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
const xmpInJpeg = (words: string) => withSegment(0xe1, `http://ns.adobe.com/xap/1.0/\0${xmp(words)}`);
const news = (kind: number, words: string) => {
  const entry = Buffer.concat([Buffer.from([0x1c, 2, kind, 0, words.length]), binary(words)]);
  const size = Buffer.from([0, 0, 0, entry.length]);
  return withSegment(0xed, Buffer.concat([binary('Photoshop 3.0\x008BIM\x04\x04\0\0'), size, entry]));
};
const gif = (block: string) =>
  binary(`GIF89a\x01\0\x01\0\0\0\0${block}\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0\x3b`);
const webpWith = (name: string, data: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  const all = Buffer.concat([webp, binary(name), length, data, Buffer.alloc(data.length % 2)]);
  all.writeUInt32LE(all.length - 8, 4);
  return all;
};

describe('a picture of public/ may carry', () => {
  it.each<[what: string, name: string, bytes: Buffer]>([
    ['nothing: a JPEG', 'a.jpg', jpeg],
    ['nothing: a PNG', 'a.png', png],
    ['nothing: a WebP', 'a.webp', webp],
    ['nothing: an AVIF', 'a.avif', avif],
    ['nothing: a GIF', 'a.gif', gif('')],
    ['which way up it is', 'a.jpg', inJpeg([turned, [0x011a, 2, '72'], [0x8769, 4, [[0xa001, 3, 1]]]])],
    ['which program wrote it', 'a.jpg', inJpeg([[0x0131, 2, 'Paint 3.1']], undefined, true)],
    ['a description that is blank', 'a.jpg', inJpeg([[0x010e, 2, '          ']])],
    [
      'that a Mac copied it from the screen',
      'a.png',
      withChunk('eXIf', exif([[0x8769, 4, [[0x9286, 2, 'ASCII\0\0\0Screenshot']]]])),
    ],
    [
      'the comment of a program',
      'a.jpg',
      withSegment(0xfe, 'CREATOR: gd-jpeg v1.0 (using IJG JPEG v62), quality = 90\n'),
    ],
    [
      'the program in XMP',
      'a.jpg',
      xmpInJpeg('xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="GIMP">'),
    ],
    [
      'the program in a text',
      'a.png',
      withChunk('tEXt', 'Software\0Matplotlib version3.8.0, https://matplotlib.org/'),
    ],
    ['the day of its file', 'a.png', withChunk('tEXt', 'date:create\x002024-03-04T05:06:07+00:00')],
    ['colours', 'a.jpg', withSegment(0xe2, 'ICC_PROFILE\0\x01\x01profile')],
    ['noughts behind its end', 'a.jpg', Buffer.concat([jpeg, Buffer.alloc(99)])],
    ['how often it moves', 'a.gif', gif('\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0')],
  ])('%s', (_, name, bytes) => {
    expect(said(name, bytes)).toEqual([]);
  });
});

describe('a picture of public/ is refused with', () => {
  it.each<[what: string, name: string, bytes: Buffer, kinds: (keyof typeof carriedWords)[]]>([
    ['a place in Exif', 'a.jpg', inJpeg([turned, gps]), ['place']],
    ['a place in Exif of the other order', 'a.jpeg', inJpeg([gps], undefined, true), ['place']],
    ['a place in a JPEG that is called PNG', 'a.png', inJpeg([gps]), ['place']],
    [
      'the camera and the time',
      'a.jpg',
      inJpeg([
        [0x010f, 2, 'Camera'],
        [0x0132, 2, '2024:03:04'],
      ]),
      ['camera'],
    ],
    ['a name', 'a.jpg', inJpeg([[0x013b, 2, planted]]), ['words']],
    ['a comment in Exif', 'a.jpg', inJpeg([[0x8769, 4, [[0x9286, 2, `ASCII\0\0\0${planted}`]]]]), ['words']],
    ['a small copy', 'a.jpg', inJpeg([turned], [[0x0201, 4, 99]]), ['copy']],
    ['Exif that breaks off', 'a.jpg', inJpeg([[0x013b, 2, planted]]).fill(0xff, 34, 40), ['other']],
    ['Exif that leads to itself', 'a.jpg', inJpeg([gps, [0x8769, 4, 8]]), ['place']],
    ['a place in XMP', 'a.jpg', xmpInJpeg('exif:GPSLatitude="51.75">'), ['place']],
    ['a name in XMP', 'a.jpg', xmpInJpeg(`><dc:creator>${planted}</dc:creator>`), ['words']],
    [
      'a name in XMP under another prefix',
      'a.jpg',
      xmpInJpeg(`><creator xmlns="d">${planted}</creator>`),
      ['words'],
    ],
    [
      'XMP in other letters',
      'a.jpg',
      withSegment(
        0xe1,
        Buffer.concat([binary('http://ns.adobe.com/xap/1.0/\0'), Buffer.from(xmp('a:b="c">'), 'utf16le')]),
      ),
      ['other'],
    ],
    ['a city of the news', 'a.jpg', news(90, 'Oak Lane'), ['place']],
    ['a name of the news', 'a.jpg', news(80, planted), ['words']],
    ['a comment', 'a.jpg', withSegment(0xfe, 'anna@example.org'), ['words']],
    [
      'a comment behind that of a program',
      'a.jpg',
      withSegment(0xfe, `Created with GIMP by ${planted}`),
      ['words'],
    ],
    ['what no program knows', 'a.jpg', withSegment(0xeb, planted), ['other']],
    ['a second picture behind it', 'a.jpg', Buffer.concat([jpeg, jpeg]), ['behind']],
    ['a place in a PNG', 'a.png', withChunk('eXIf', exif([gps])), ['place']],
    ['a name in a PNG', 'a.png', withChunk('tEXt', `Author\0${planted}`), ['words']],
    ['a packed text', 'a.png', withChunk('zTXt', 'Comment\0\0xxxx'), ['words']],
    [
      'XMP in a PNG',
      'a.png',
      withChunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${xmp('dc:creator="Anna">')}`),
      ['words'],
    ],
    ['a chunk of a program', 'a.png', withChunk('prVW', planted), ['other']],
    ['what was cut off a PNG', 'a.png', Buffer.concat([png, png]), ['behind']],
    ['a place in a WebP', 'a.webp', webpWith('EXIF', exif([gps])), ['place']],
    ['a name in a WebP', 'a.webp', webpWith('XMP ', Buffer.from(xmp('dc:creator="Anna">'))), ['words']],
    ['a comment in a GIF', 'a.gif', gif(`\x21\xfe\x17${planted}\0`), ['words']],
    ['Exif in an AVIF', 'a.avif', Buffer.concat([avif, binary('infe\x02\0\0\0\0\x02\0\0Exif')]), ['other']],
  ])('%s', (_, name, bytes, kinds) => {
    expect(said(name, bytes)).toEqual(carries(...kinds));
  });

  it('several things, in one sentence', () => {
    const all = inJpeg([gps, [0x0110, 2, 'Camera'], [0x013b, 2, planted]], [[0x0201, 4, 99]]);
    expect(said('a.jpg', all)).toEqual(carries('place', 'camera', 'words', 'copy'));
  });

  it('a place, in a drawing that holds it', () => {
    const data = inJpeg([gps]).toString('base64');
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 6 4"><image width="6" height="4" href="data:image/jpeg;base64,${data}"/></svg>`;
    expect(said('a.svg', svg)).toEqual([
      `Whoever downloads the picture in this drawing can find in it ${carriedWords.place}.`,
    ]);
  });
});

describe('a picture of public/ that breaks off is refused', () => {
  it.each([
    ['in the middle of a JPEG', 'a.jpg', jpeg.subarray(0, jpeg.length >> 1)],
    ['before the last byte of a JPEG', 'a.jpg', jpeg.subarray(0, -1)],
    ['in the middle of a PNG', 'a.png', png.subarray(0, png.length >> 1)],
  ])('%s', (_, name, bytes) => {
    expect(said(name, bytes)).toEqual(['The picture breaks off before its end.']);
  });

  it('and nothing in one keeps the check', () => {
    const whole = inJpeg([gps, [0x010f, 2, planted]], [[0x0201, 4, 99]]);
    const others = [
      whole,
      withChunk('eXIf', exif([gps])),
      webpWith('EXIF', exif([gps])),
      gif('\x21\xfe\x03abc\0'),
      avif,
    ];
    for (const bytes of others)
      for (let length = 3; length < Math.min(bytes.length, 400); length += 1) {
        const changed = Buffer.from(bytes);
        changed[length] = 0xff - changed[length]!;
        expect([examined(bytes.subarray(0, length)), examined(changed)]).toHaveLength(2);
      }
  });

  it('and none takes long, however it is made', () => {
    const filled = (start: Buffer, byte: string) =>
      examined(Buffer.concat([start, Buffer.alloc(5_000_000, Buffer.from(byte, 'hex'))])).carried;
    const start = performance.now();
    const scanned = jpeg.subarray(0, -2);
    for (const byte of ['ff', 'ff00', '00', 'ffd0', '21', '21fe0100', '2c', '3b']) {
      expect(filled(scanned, byte)).toEqual([]);
      filled(gif('').subarray(0, 13), byte);
      filled(png.subarray(0, 33), byte);
      filled(webp.subarray(0, 12), byte);
      filled(jpeg.subarray(0, 2), byte);
    }
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it('or is too large to be looked through', () => {
    expect(said('a.png', Buffer.alloc(20_000_001))).toEqual([
      expect.stringContaining('more than 20.0 MB are not'),
    ]);
  });
});

describe('npm run strip', () => {
  it('leaves in a picture what it shows, and which way up it is', () => {
    const full = inJpeg([turned, gps, [0x013b, 2, planted]], [[0x0201, 4, 99]]);
    writeFileSync(join(root, 'public/a.jpg'), full);
    const run = () =>
      spawnSync(process.execPath, [join(project, 'scripts/strip.ts'), join(root, 'public/a.jpg')], {
        encoding: 'utf8',
      });
    expect([run().status, said('a.jpg', readFileSync(join(root, 'public/a.jpg')))]).toEqual([0, []]);
    expect(readFileSync(join(root, 'public/a.jpg')).includes('Exif')).toBe(true);
    expect(run().stdout).toContain('nothing was changed');
    writeFileSync(join(root, 'public/a.jpg'), full.subarray(0, 200));
    expect([run().status, run().stderr]).toEqual([
      1,
      expect.stringContaining('The picture is broken, or breaks off.'),
    ]);
  });

  it('takes what is refused out of each PNG and JPEG', () => {
    for (const bytes of [
      news(90, planted),
      withSegment(0xfe, planted),
      withChunk('tEXt', `Author\0${planted}`),
    ])
      expect(Buffer.from(strippedPicture(bytes) as Uint8Array).includes('Anna')).toBe(false);
  });
});
