import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Slow functions of `docx/layout`, and the same ones made quicker: together they take half of the time of a Word file.
 * A version of the package that has others is used as it is.
 */
export const quicker: readonly (readonly [slow: string, quick: string])[] = [
  [
    `function _objectSpread2(e) {
	for (`,
    `function _objectSpread2(e, ...others) {
	return Object.assign(e, ...others);
	for (`,
  ],
  [
    `var knownEastAsianFontOf = (font) => {
	const name`,
    `var knownFonts = new Map();
var knownEastAsianFontOf = (font) => {
	if (!knownFonts.has(font)) knownFonts.set(font, searchedEastAsianFontOf(font));
	return knownFonts.get(font);
};
var searchedEastAsianFontOf = (font) => {
	const name`,
  ],
  [
    `var withoutUndefined = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== void 0));`,
    `var withoutUndefined = (object) => {
	const kept = {};
	for (const key in object) if (object[key] !== void 0) kept[key] = object[key];
	return kept;
};`,
  ],
  [
    `var decodeMore = ({ widths, fonts }) => {`,
    `var decodedFaces = new WeakMap();
var decodeMore = (more) => {
	if (!decodedFaces.has(more)) decodedFaces.set(more, decodeOnce(more));
	return decodedFaces.get(more);
};
var decodeOnce = ({ widths, fonts }) => {`,
  ],
];

/** What lays out pages. */
export type PageLayout = typeof import('docx/layout');

let layout: Promise<PageLayout> | undefined;

/** The part of `docx` that lays out pages, to say on which one each heading stands. */
export function pageLayout(): Promise<PageLayout> {
  return (layout ??= loaded());
}

async function loaded(): Promise<PageLayout> {
  const hooks = registerHooks({
    load(url, context, next) {
      const made = next(url, context);
      if (!/\/docx\/dist\/layout\.mjs$/.test(url)) return made;
      const text = String(made.source ?? readFileSync(fileURLToPath(url), 'utf8'));
      return {
        ...made,
        source: quicker.reduce((all, [slow, quick]) => all.replace(slow, () => quick), text),
      };
    },
  });
  try {
    return await import('docx/layout');
  } finally {
    hooks.deregister();
  }
}
