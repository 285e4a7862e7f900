import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problems } from '../src/check/check.ts';
import { content } from '../src/content.ts';
import { toReport } from '../src/problem.ts';
import { project } from './build.ts';

const report = 'content/reports/2020-21/crag.mdx';
const jpeg = createCanvas(60, 40).toBuffer('image/jpeg');
const small = createCanvas(60, 40).toBuffer('image/png');
const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><path d="M0 0h60v40z"/></svg>';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'images-'));
  cpSync(join(project, 'test/site'), root, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** What is said when a report shows a file of `public/`. */
function said(name: string, bytes: Uint8Array | string): string {
  writeFileSync(join(root, 'public', name), bytes);
  const text = readFileSync(join(root, report), 'utf8');
  const image = `Look:\n\n![A map of the county](/${name})`;
  writeFileSync(join(root, report), text.replace('They are invented.', image));
  return toReport(problems(content(root)).filter(({ severity }) => severity === 'error'));
}

describe('an image of a report', () => {
  it.each([
    ['a PNG', 'map.png', small],
    ['a JPEG', 'map.jpg', jpeg],
    ['an SVG', 'map.svg', drawing],
    ['an SVG below a declaration', 'map.svg', `<?xml version="1.0"?>\n<!-- A map -->\n${drawing}`],
  ])('may be %s', (_, name, bytes) => {
    expect(said(name, bytes)).toBe('');
  });

  it.each([
    ['a WebP', 'map.webp', 'RIFF', 'a file of the kind .webp, which PDF and Word documents cannot show.'],
    ['a GIF', 'map.gif', 'GIF89a', 'a file of the kind .gif, which PDF and Word documents cannot show.'],
    ['a WebP that is called PNG', 'map.png', 'RIFF\0\0\0\0WEBP', 'not the PNG that its name says.'],
    ['a JPEG that is called PNG', 'map.png', jpeg, 'not the PNG that its name says.'],
    ['a JPEG that breaks off', 'map.jpg', jpeg.subarray(0, 30), 'not the JPEG that its name says.'],
    [
      'a PNG that breaks off',
      'map.png',
      small.subarray(0, small.length - 30),
      'broken: PDF documents cannot show it.',
    ],
    [
      'a huge picture',
      'map.png',
      createCanvas(5000, 60).toBuffer('image/png'),
      'too large: 5000 × 60 pixels, ',
    ],
    [
      'a heavy picture',
      'map.png',
      Buffer.concat([small, Buffer.alloc(1_100_000)]),
      'too large: 60 × 40 pixels, 1.1 MB.\n    /map.png\n    Make it at most 4000 pixels a side and 1.0 MB large.',
    ],
  ])('is refused when it is %s', (_, name, bytes, message) => {
    expect(said(name, bytes)).toContain(`${report}:60:1 error: The image is ${message}`);
  });

  it.each([
    ['breaks off', drawing.slice(0, -12), 'The drawing is not whole'],
    ['stands in a page', `<html>${drawing}</html>`, 'The drawing runs a script, moves,'],
    ['is a page', '<html></html>', 'The drawing runs a script, moves,'],
    ['is heavy', drawing.replace('<path', `${'<g>'.repeat(60_000)}<path`), 'The drawing is too heavy'],
  ])('is refused once, in its own file, when it is a drawing that %s', (_, svg, message) => {
    expect(said('map.svg', svg).split('\n\n')).toEqual([
      expect.stringMatching(new RegExp(`^public/map\\.svg:1:\\d+ error: ${message}`)),
    ]);
  });

  it('may be a drawing that refers to its own parts', () => {
    const inner = '<defs><linearGradient id="g"/></defs><path fill="url(#g)" d="M0 0h6v4z"/><use href="#g"/>';
    expect(said('map.svg', drawing.replace('<path', `${inner}<path`))).toBe('');
  });
});
