import { readFileSync, statSync } from 'node:fs';
import { Refusal } from '../refusal.ts';
import { archive, limits } from '../archive.ts';
import { body, type Body } from './tree/body.ts';
import { clean, type Clean } from './clean/clean.ts';
import { within } from './clean/element.ts';
import type { Kind, Loss } from './losses.ts';
import { parts, type Parts } from './parts.ts';
import { plainPicture, type PlainPicture } from './picture.ts';
import { mammothTree } from './clean/skeleton.ts';
import { textIn } from '../xml.ts';

/** A picture that is carried over, with its description; empty when it has none. */
export interface CarriedPicture extends PlainPicture {
  alt: string;
}

/** A Word document as far as it is carried over, and what is not. */
export interface WordText extends Body {
  /** By the number that the text has as their address; nothing where one is left out. */
  pictures: (CarriedPicture | undefined)[];
  losses: Loss[];
  /** The words of the headings that losses name by number. */
  headings: string[];
}

/** Reads a Word document; runs within limits, so what it is given and gives is plain data. */
export async function readWord({ path }: { path: string }): Promise<WordText> {
  const file = bytesOf(path);
  const opened = parts(file);
  const cleaned = clean(opened);
  countWhole(opened, cleaned);
  const pictures = picturesOf(opened, cleaned);
  const tree = await mammothTree(cleaned);
  const { losses } = cleaned.state;
  const text = body(tree, losses);
  return { ...text, pictures, losses: losses.all(), headings: losses.headings };
}

function bytesOf(path: string): Uint8Array {
  if (statSync(path).size > limits.file) archive(new Uint8Array(limits.file + 1));
  return readFileSync(path);
}

/** Counts what belongs to no paragraph: headers, footers, properties. */
function countWhole(opened: Parts, { state }: Clean): void {
  for (const header of opened.headers) {
    const words = within(header, 't').map(textIn).join('').trim();
    if (/\p{L}/u.test(words) || within(header, 'blip', 'imagedata').length > 0)
      state.losses.add('header', -1);
  }
  if (opened.hasProperties) state.losses.add('properties', -1);
}

/** The pictures that can be carried over; each other is counted below its heading. */
function picturesOf(opened: Parts, { state }: Clean): (CarriedPicture | undefined)[] {
  const { losses, shapes, pictures } = state;
  return pictures.map(({ part, alt, heading, paragraph }) => {
    const isNear = [-1, 0, 1].some((step) => shapes.has(paragraph + step));
    const plain: PlainPicture | Kind = isNear ? 'coveredPicture' : plainPicture(opened.bytes(part));
    if (typeof plain === 'string') {
      losses.add(plain, heading);
      return undefined;
    }
    if (alt === '') losses.add('noAlt', heading);
    return { ...plain, alt };
  });
}

/** A refusal that says which tracked changes to decide first. */
export function undecided(where: string): Refusal {
  return new Refusal(
    `The document has tracked changes that nobody has accepted or rejected: ${where}.`,
    'In Word open Review, then Accept or Reject each (or Accept All Changes), save, and import again. To take them all as accepted add --accept-changes.',
  );
}
