import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseTree, type Node } from 'jsonc-parser';
import { groupedReport } from '../../src/check/report/report.ts';
import type { Content } from '../../src/content.ts';
import { csv } from '../../src/dataset/download/csv.ts';
import { parts, type Part } from '../../src/narrative/parts.ts';
import type { Problem } from '../../src/problem.ts';
import { excerpt, source } from '../../src/source.ts';
import { project } from '../build.ts';

const hidden =
  /[\0-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ue000-\uf8ff\ufeff\ufff9-\ufffc\ufffe\uffff]|\p{Cs}/u;

/** What of the first promise is broken: places that are in no file, words that are not fit to be printed. */
export function brokenWords(root: string, problems: readonly Problem[]): string[] {
  const report = groupedReport(problems, { isWhole: true });
  const machine = [root, project, tmpdir()].find((path) => report.includes(path));
  return [
    ...problems.flatMap((problem) => placeFault(root, problem) ?? []),
    ...problems
      .filter(
        ({ message, cure }) =>
          message.trim() === '' || cure.trim() === '' || message.length + cure.length > 1100,
      )
      .map(({ rule, message }) => `A problem of ${rule} has no words, or too many: ${message.slice(0, 80)}`),
    ...problems
      .filter(({ text }) => text !== undefined && [...excerpt(text)].length > 80)
      .map(({ rule }) => `A problem of ${rule} shows more than 80 characters.`),
    ...(hidden.test(report)
      ? [`The report has a character that does not show: ${JSON.stringify(hidden.exec(report)![0])}`]
      : []),
    ...(/^\s+at .+:\d+:\d+\)?$/m.test(report) ? ['The report has a stack trace.'] : []),
    ...(/\bundefined\b|\[object |\bNaN\b(?!")/.test(
      problems
        .map(({ message, cure }) => message + cure)
        .join('\n')
        .replace(/"[^"]*"|“[^”]*”/g, ''),
    )
      ? [
          `A problem speaks of programs: ${problems.map(({ message }) => message).find((each) => /undefined|\[object |NaN/.test(each))}`,
        ]
      : []),
    ...(machine === undefined ? [] : [`The report has a path of this machine: ${machine}`]),
  ];
}

function placeFault(root: string, { file, line, column, rule }: Problem): string | undefined {
  const place = `${file}:${line}:${column} of ${rule}`;
  const path = join(root, file);
  if (file.includes('..') || file.startsWith('/tmp')) return `${place} is outside the site`;
  if (!existsSync(path)) return line === 1 && column === 1 ? undefined : `${place} is in no file`;
  if (!/\.(mdx?|json)$/.test(file)) return undefined;
  const all = source(file, readFileSync(path, 'utf8')).text.split('\n');
  const isInside = line >= 1 && column >= 1 && line <= all.length && column <= all[line - 1]!.length + 1;
  return isInside || line === 1 ? undefined : `${place} is outside the file`;
}

/** What of the fourth promise is broken by what readers would get of the texts. */
export function brokenPages(content: Content): string[] {
  return Object.values(content.texts)
    .flat()
    .flatMap(({ tree, source: { path } }) =>
      brokenHtml(path, parts(tree, '/', true).parts.map(htmlOf).join('\n')),
    );
}

function htmlOf(part: Part): string {
  return 'parts' in part ? part.html + part.parts.map(htmlOf).join('\n') : part.html;
}

const ownElements =
  /^(?:a|p|h[2-6]|ul|ol|li|em|strong|del|code|pre|blockquote|table|thead|tbody|tr|t[hd]|section|sup|hr|br|img|dl|dt|dd|span|input)$/;

/** What in HTML of a text is no element of a text, runs something, or loads something from another host. */
export function brokenHtml(path: string, html: string): string[] {
  return [
    ...html.matchAll(/<([A-Za-z][\w-]*)((?:\s+[\w:-]+(?:=(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/g),
  ].flatMap(([tag, name = '', attributes = '']) => {
    if (!ownElements.test(name.toLowerCase())) return [`${path} becomes ${tag.slice(0, 80)}`];
    return [...attributes.matchAll(/([\w:-]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)].flatMap(
      ([, key = '', a, b, c]) => {
        const value = decoded(a ?? b ?? c ?? '');
        const isBad =
          /^on|^style$|^srcdoc$/i.test(key) ||
          (key === 'src' && !/^\/(?![/\\])/.test(value)) ||
          (key === 'href' && !/^(?:#|\/(?![/\\])|https:\/\/|mailto:)/.test(value) && value !== '');
        return isBad ? [`${path} has ${key}="${value.slice(0, 80)}"`] : [];
      },
    );
  });
}

function decoded(value: string): string {
  return value.replace(/&#x([0-9a-f]+);/gi, (_, digits: string) =>
    String.fromCodePoint(parseInt(digits, 16)),
  );
}

/** What of the fifth promise is broken: numbers of datasets that their downloads do not give as they were typed. */
export function brokenNumbers(root: string, { datasets }: Content): string[] {
  return datasets.flatMap(({ id, value }) => {
    const tree = parseTree(readFileSync(join(root, `data/${id}.json`), 'utf8').replace(/^\uFEFF/, ''));
    const rows =
      tree?.children?.find(({ children }) => children?.[0]?.value === 'data')?.children?.[1]?.children ?? [];
    const text = readFileSync(join(root, `data/${id}.json`), 'utf8').replace(/^\uFEFF/, '');
    const typed = rows.slice(1).map(({ children = [] }) => children.map((cell) => tokenOf(text, cell)));
    const shown = csv(value).split('\r\n').slice(1);
    return typed.flatMap((row, index) =>
      row.flatMap((token, at) => {
        if (token === undefined) return [];
        const given = value.data[index + 1]?.[at];
        if (typeof given === 'string')
          return given.startsWith('[') ? [] : [`${id} has ${given} for ${token}`];
        const isSame = given !== undefined && decimal(String(given)) === decimal(token);
        const isShown = shown[index]
          ?.split(',')
          .some((cell) => /^-?\d/.test(cell) && decimal(cell) === decimal(token));
        return isSame && isShown ? [] : [`${id} gives ${String(given)} for ${token}`];
      }),
    );
  });
}

function tokenOf(text: string, { type, offset, length }: Node): string | undefined {
  return type === 'number' ? text.slice(offset, offset + length) : undefined;
}

/** A decimal number in one way of writing it, whatever its zeros and its power are: `12e-1`. */
export function decimal(token: string): string {
  const [, sign = '', whole = '', part = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(token) ?? [];
  const digits = (whole + part).replace(/^0+/, '');
  const short = digits.replace(/0+$/, '');
  return short === ''
    ? `${sign}0`
    : `${sign}${short}e${Number(power) - part.length + digits.length - short.length}`;
}
