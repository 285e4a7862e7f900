import type { Carried } from './carried.ts';

/** The names in XMP that hold others, say how a picture is shown, or which program wrote it and which file it comes from. */
const harmless = new RegExp(
  `^(?:${[
    'x:(?:xmpmeta|xapmeta|xmptk|xaptk)|rdf:.*|xml:.*|xmlns:.*|xmlns|xmp:CreatorTool|dc:format',
    'tiff:(?:Orientation|[XY]Resolution|ResolutionUnit|ImageWidth|ImageLength|Compression|BitsPerSample)',
    'tiff:(?:SamplesPerPixel|PhotometricInterpretation|YCbCrPositioning|NativeDigest)',
    'exif:(?:ColorSpace|Pixel[XY]Dimension|ExifVersion|FlashpixVersion|ComponentsConfiguration|NativeDigest)',
    'photoshop:(?:ColorMode|ICCProfile|LegacyIPTCDigest)',
    '(?:xmpMM|stRef):(?:original)?(?:document|instance)ID|xmpMM:DerivedFrom',
  ].join('|')})$`,
  'i',
);

/** What a screen that was copied says of itself on a Mac. */
const screenshot =
  /<exif:UserComment>\s*<rdf:Alt>\s*<rdf:li[^<>]*>Screenshot<\/rdf:li>\s*<\/rdf:Alt>\s*<\/exif:UserComment>/;

/** What the XMP of a picture carries, told by the names in it. */
export function xmpData(bytes: Buffer): Carried[] {
  const text = bytes.toString('utf8').replaceAll('\0', ' ').replace(screenshot, ' ').trim();
  if (text === '') return [];
  if (!text.includes('rdf:RDF')) return ['other'];
  if (text.includes('<!')) return ['words'];
  const elements = [...text.matchAll(/<([^\s<>/?!="']+)/g)];
  const attributes = [...text.matchAll(/\s([^\s<>/?="']+)\s*=\s*["']/g)];
  const names = new Set([...elements, ...attributes.filter(isProperty)].map(([, name]) => name!));
  return [...names].filter((name) => !harmless.test(name)).map(kindOf);
}

/** An attribute that is no part of the packet around the data. */
function isProperty([, name]: RegExpExecArray): boolean {
  return !['begin', 'id', 'end', 'bytes', 'encoding', 'version'].includes(name!);
}

function kindOf(name: string): Carried {
  if (/gps|geo|location|city|state|province|country|place/i.test(name)) return 'place';
  return /date|time|^(?:exif|exifEX|tiff|aux|crs):/i.test(name) ? 'camera' : 'words';
}
