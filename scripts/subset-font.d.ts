declare module 'subset-font' {
  interface Options {
    targetFormat?: 'woff2' | 'sfnt';
    variationAxes?: Readonly<Record<string, number | Readonly<{ min: number; max: number }>>>;
    keepFeatures?: readonly string[];
    keepAllGlyphs?: boolean;
    preserveNameIds?: readonly number[];
  }
  export default function subsetFont(
    font: Buffer,
    text: string | undefined,
    options: Options,
  ): Promise<Buffer>;
}
