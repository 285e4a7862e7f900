import type { Problem } from '../../problem.ts';
import { contactRule, withMaskedContacts } from './contacts.ts';
import { privateFacts, withMaskedFacts } from './facts.ts';
import { privateNumbers, withMaskedNumbers } from './numbers.ts';

/**
 * Problems that show no private fact in their words, whatever rule found them: they go to screens, logs and build
 * servers. On a line that has such a fact no digit is shown, since another rule may name a part of it.
 */
export function masking(problems: readonly Problem[]): Problem[] {
  const lines = new Set(problems.filter(({ rule }) => telling.has(rule ?? '')).map(lineOf));
  return problems.map((problem) => {
    const hasFact = !telling.has(problem.rule ?? '') && lines.has(lineOf(problem));
    const mask = (text: string) => (hasFact ? maskedText(text).replace(/\d/g, '•') : maskedText(text));
    const { message, text, cure } = problem;
    const words = text === undefined ? {} : { text: mask(text) };
    return { ...problem, message: mask(message), ...words, cure: mask(cure) };
  });
}

const telling = new Set([contactRule, privateFacts, privateNumbers].map(({ name }) => name));

function lineOf({ file, line }: Problem): string {
  return `${file}:${line}`;
}

/** The most characters that are looked at: fewer are printed, and the patterns are slow. */
const most = 1000;

function maskedText(text: string): string {
  return withMaskedFacts(withMaskedContacts(withMaskedNumbers(text.slice(0, most))));
}
