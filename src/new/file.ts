import { Document, isMap, isScalar, type Scalar } from 'yaml';

/** A file that is to be made. */
export interface NewFile {
  /** Path from the site's folder, with forward slashes. */
  path: string;
  text: string;
}

/** A file with front matter and text. A hint stands as a comment behind its key. */
export function textFile(
  path: string,
  value: object,
  body: string,
  hints: Readonly<Record<string, string>> = {},
): NewFile {
  const document = new Document(value);
  if (isMap(document.contents)) {
    for (const { key, value: held } of document.contents.items) {
      const hint = hints[String(isScalar(key) ? key.value : key)];
      if (hint && isScalar(held)) (held as Scalar).comment = ` ${hint}`;
    }
  }
  const front = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return { path, text: `---\n${front}---\n\n${body.trim()}\n` };
}

/** A JSON file; the rows of a table are a line each. */
export function jsonFile(path: string, value: object): NewFile {
  const rows: string[] = [];
  const held = JSON.stringify(
    value,
    (key, each: unknown) => {
      if (key !== 'data' || !Array.isArray(each) || !each.every(Array.isArray)) return each;
      return each.map((row) => `row ${rows.push(oneLine(row)) - 1} `);
    },
    2,
  );
  return { path, text: held.replace(/"row (\d+) "/g, (_, index) => rows[Number(index)]!) + '\n' };
}

function oneLine(row: unknown): string {
  return JSON.stringify(row, null, 1).replace(/\n\s*/g, ' ').replace('[ ', '[').replace(/ \]$/, ']');
}
