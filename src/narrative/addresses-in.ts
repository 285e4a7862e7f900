import { z } from 'astro/zod';
import { parse } from 'jsonc-parser';
import { visit } from 'unist-util-visit';
import { decoded } from '../files.ts';
import { readable } from '../limits.ts';
import { source } from '../source.ts';
import { matter } from './matter.ts';
import { fileNarrative } from './read.ts';

/**
 * The addresses of this site that a file of the content names, as readers' browsers would ask for them, however they are
 * typed: in images, links and components of its text, and in the values of its front matter or its JSON.
 */
export function addressesIn(root: string, path: string): Set<string> {
  const text = decoded(root, path) ?? '';
  const values = path.endsWith('.json') ? [valueOf(text)] : valuesOfText(path, text);
  return new Set(values.flatMap(strings).flatMap(addresses));
}

function valueOf(json: string): unknown {
  try {
    return parse(json);
  } catch {
    return json; // Nested too deep: its letters are looked through as they are.
  }
}

/** The front matter of a text, and what its images, links and components name. */
function valuesOfText(path: string, text: string): unknown[] {
  const { file } = readable(source(path, text));
  if (!file) return [text];
  const { value, body, bodyOffset } = matter(file, z.unknown());
  const found: unknown[] = [value ?? file.text.slice(0, bodyOffset)];
  visit(fileNarrative(file, body, bodyOffset).tree, (node) => {
    if ('url' in node) found.push(node.url);
    if ('attributes' in node) found.push(node.attributes.map((attribute) => attribute.value));
  });
  return found;
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

/** What in a text could be an address: all of it, or a part that begins with a stroke, with and without its marks of Markdown. */
function addresses(text: string): string[] {
  const bare = text.replace(/\\(?=[!-/:-@[-`{-~])/g, '');
  const parts = [text, bare].flatMap((each) => each.match(/(?<![\w.~%/-])\/[^\s"'<>()[\],;|]+/g) ?? []);
  const all = [text, ...parts].flatMap((each) => [each, each.replace(/[?#].*$/s, '').replace(/[.:!]+$/, '')]);
  return all.flatMap((each) => [each, unescaped(each)]);
}

function unescaped(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
