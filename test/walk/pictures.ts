import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Browser, Page } from 'playwright-core';
import { flatPng } from '../../src/png.ts';

const family = "'Atkinson Hyperlegible Next'";

/** A screenshot with few colours, so that the file is small. */
async function reduced(png: Buffer): Promise<Uint8Array> {
  const image = await loadImage(png);
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data, width, height } = context.getImageData(0, 0, image.width, image.height);
  return flatPng(new Uint8ClampedArray(data.buffer, data.byteOffset, data.length), width, height);
}

/** A part of a page to be seen: its address, and what of it. */
export interface View {
  address: string;
  /** The element that is shown; the top of the page without it. */
  part?: string;
  /** The size of the window; of the picture, where no part is named. */
  size?: { width: number; height: number };
  /** What is done before. */
  before?: (page: Page) => Promise<void>;
}

/** A picture of a page, or of a part of it, as somebody sees it who asks for no movement. */
export async function pagePicture(
  browser: Browser,
  { address, part, size, before }: View,
): Promise<Uint8Array> {
  const viewport = size ?? { width: 1100, height: 760 };
  const page = await browser.newPage({ viewport, colorScheme: 'light', reducedMotion: 'reduce' });
  try {
    await page.goto(address, { waitUntil: 'load' });
    await page.waitForTimeout(1000); // The preview loads a page again when its first check has ended.
    await page.evaluate(() => document.fonts.ready);
    await before?.(page);
    const shown = part === undefined ? page : page.locator(part).first();
    const taken = () => shown.screenshot({ animations: 'disabled' });
    return await reduced(await taken().catch(taken)); // A busy machine may miss the first moment.
  } finally {
    await page.close();
  }
}

/** A picture of a terminal: commands as they are typed, each with what it printed. */
export async function terminalPicture(
  browser: Browser,
  typed: readonly { line: string; output: string }[],
): Promise<Uint8Array> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 400 } });
  try {
    await page.setContent(terminal(typed));
    await page.evaluate(() => document.fonts.ready);
    return await reduced(await page.locator('main').screenshot());
  } finally {
    await page.close();
  }
}

function terminal(typed: readonly { line: string; output: string }[]): string {
  const parts = typed.map(
    ({ line, output }) =>
      `<p class="typed"><span>C:\\reports&gt;</span> ${escaped(line)}</p>` +
      output.split('\n').map(row).join(''),
  );
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; background: #fff; font: 17px/1.5 ${family}; }
    main { width: 960px; box-sizing: border-box; padding: 20px 26px 24px; background: #f6f4ef; color: #1c1c1c; border: 1px solid #cfcac0; border-radius: 8px; }
    p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; min-height: 1.5em; }
    .typed { font-weight: 700; margin-top: .6em; } .typed:first-child { margin-top: 0; } .typed span { color: #6b665c; font-weight: 400; }
    .row { position: relative; } .row span { display: inline-block; vertical-align: top; }
  </style><main>${parts.join('')}</main>`;
}

/** A line of output; words behind two spaces or more stand in columns, whatever the widths of letters. */
function row(line: string): string {
  const pieces = line.split(/ {2,}/);
  const indent = /^ */.exec(line)![0].length;
  if (pieces.filter((piece) => piece !== '').length < 2)
    return `<p style="padding-left: ${indent * 0.5}em">${escaped(line.trim())}</p>`;
  let at = 0;
  const cells = pieces.map((piece, index) => {
    const start = line.indexOf(piece, at);
    at = start + piece.length;
    const next = pieces[index + 1];
    const end = next === undefined ? undefined : line.indexOf(next, at);
    return `<span${end === undefined ? '' : ` style="width: ${(end - start) * 0.56}em"`}>${escaped(piece)}</span>`;
  });
  return `<p class="row" style="white-space: nowrap">${cells.join('')}</p>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
