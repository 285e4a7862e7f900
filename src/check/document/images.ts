import type { Image } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Content } from '../../content.ts';
import { mostPixels, picture } from '../../document/picture.ts';
import { pdf } from '../../document/typst/typst.ts';
import { nearest, problemAt, type Fault, type Problem } from '../../problem.ts';
import { sizeOf } from '../../size.ts';
import { drawings } from '../files/public-files.ts';
import type { Rule } from '../rule.ts';

/** The most bytes of an image: readers on a phone load it, and each document has it in it. */
const mostBytes = 1_000_000;

const formats: Record<string, { name: string; begins: RegExp }> = {
  png: { name: 'PNG', begins: /^\x89PNG\r\n\x1a\n/ },
  jpg: { name: 'JPEG', begins: /^\xff\xd8\xff/ },
  jpeg: { name: 'JPEG', begins: /^\xff\xd8\xff/ },
  svg: { name: 'SVG', begins: /^[\s\S]{0,4000}<svg\b/ },
};

/** Images are files of `public/` that pages, PDF and Word can show, are described, and are not too large. */
export const imageRule: Rule = {
  name: 'images',
  group: 'Links and pictures',
  asks: 'Every image is a PNG, JPEG or SVG file in public/, is not too large, and is described.',
  why: 'Readers who do not see an image get its description. Other kinds of files cannot stand in PDF and Word.',
  example: {
    wrong: '![](/favicon.svg)',
    right: '![A green tree](/favicon.svg)',
  },
  find: imageProblems,
};

function imageProblems(content: Content): Problem[] {
  const { texts } = content;
  const inFile = keptFaults(content);
  return Object.values(texts).flatMap((all) =>
    all.flatMap(({ tree, source, bodyOffset }) => {
      const found: Problem[] = [];
      visit(tree, 'image', (node) => {
        const at = bodyOffset + (node.position?.start.offset ?? 0);
        const faults = [...describedFaults(node), ...inFile(node.url)];
        found.push(...faults.map((fault) => problemAt(source, at, { text: node.url, ...fault })));
      });
      return found;
    }),
  );
}

/** What is wrong with the file of an image, found once; of a drawing that its own file is refused for, nothing more. */
function keptFaults(content: Content): (url: string) => Fault[] {
  const refused = drawings(content).flatMap(({ file, heavy }) => (heavy ? file.path : []));
  const known = new Map(refused.map((path): [string, Fault[]] => [path.replace('public', ''), []]));
  return (url) => {
    const faults = known.get(url) ?? fileFaults(url, content);
    known.set(url, faults);
    return faults;
  };
}

function describedFaults({ url, alt }: Image): Fault[] {
  const words = alt?.trim() ?? '';
  const cure = 'Write between ![ and ] what somebody who does not see it must know.';
  if (words === '') return [{ message: 'The image has no description.', cure }];
  const isName = url.endsWith(`/${words}`) || /^\S+\.(png|jpe?g|svg|gif|webp|avif)$/i.test(words);
  return isName
    ? [{ message: 'The description of the image is the name of a file.', text: words, cure }]
    : [];
}

function fileFaults(url: string, { publicFiles: files, publicFile: read, publicSize }: Content): Fault[] {
  const images = files
    .filter((file) => /\.(png|jpe?g|svg|gif|webp|avif)$/i.test(file))
    .map((file) => `/${file}`);
  if (!files.includes(url.replace(/^\//, '')) || !url.startsWith('/')) {
    const near = images.length > 0 ? ` ${nearest(url, images)}` : '';
    const cure = `Put it there and write its path from /.${near}`;
    return [{ message: 'The image is not a file of public/.', cure }];
  }
  const ending = url.slice(url.lastIndexOf('.') + 1).toLowerCase();
  const format = formats[ending];
  if (!format) {
    const message = `The image is a file of the kind .${ending}, which PDF and Word documents cannot show.`;
    return [{ message, cure: 'Save it as PNG, JPEG or SVG.' }];
  }
  const size = publicSize(url);
  if (size > 10 * mostBytes) return [{ message: `The image is too large: ${sizeOf(size)}.`, cure: smaller }];
  return bytesFaults(url, format, Buffer.from(read(url)));
}

function bytesFaults(url: string, { name, begins }: (typeof formats)[string], bytes: Buffer): Fault[] {
  const isWhole = begins.test(bytes.toString('latin1'));
  const size = isWhole ? dimensions(url, bytes) : undefined;
  if (!size)
    return [
      {
        message: `The image is not the ${name} that its name says.`,
        cure: 'Save it again as PNG, JPEG or SVG.',
      },
    ];
  const message = `The image is too large: ${size.width} × ${size.height} pixels, ${sizeOf(bytes)}.`;
  const isLarge = bytes.length > mostBytes || Math.max(size.width, size.height) > mostPixels;
  if (isLarge) return [{ message, cure: smaller }];
  return isSet(url, bytes) ? [] : [unreadFault];
}

const smaller = `Make it at most ${mostPixels} pixels a side and ${sizeOf(mostBytes)} large.`;

const unreadFault: Fault = {
  message: 'The image is broken: PDF documents cannot show it.',
  cure: 'Save it again as PNG, JPEG or SVG.',
};

/** Whether a picture can be set in a PDF. */
function isSet(url: string, bytes: Uint8Array): boolean {
  const { format } = picture(url, bytes, '');
  const name = `picture.${format}`;
  const template = `#set document(title: "Picture")\n#image("/${name}", width: 10mm, alt: "Picture")`;
  try {
    return pdf(template, {}, '2000-01-01', new Map([[name, bytes]])).pages === 1;
  } catch {
    return false;
  }
}

function dimensions(url: string, bytes: Uint8Array) {
  try {
    const { width, height } = picture(url, bytes, '');
    return width > 0 && height > 0 ? { width, height } : undefined;
  } catch {
    return undefined; // A file that breaks off.
  }
}
