/** Which way a number went. */
export type Direction = 'up' | 'down';

const up =
  'rose|risen|rises?|rising|grew|grown|grows?|growing|growth|increas(?:e|es|ed|ing)|up(?! to\\b)|higher|climbed|doubled|trebled|tripled';
const down =
  'fell|fallen|falls?|falling|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|drop(?:s|ped|ping)?|reduc(?:e|es|ed|ing|tions?)|down(?! to\\b)|lower|lowered|shrank|shrunk|halved';
const upAfter = `more|above|greater|larger|longer|extra|${up}`;
const downAfter = `fewer|less|below|smaller|shorter|${down}`;

const leading = new RegExp(`^(?:an? |the )?(?:(${up})|(${down}))(?: by| of)? +`);
const following = new RegExp(`^ *(?:(${upAfter})|(${downAfter}))\\b`);
const anywhere = new RegExp(`(?<![\\p{L}-])(?:(${up})|(${down}))(?![\\p{L}-])`, 'gu');

const changed = new RegExp(
  `(?<![\\p{L}-])(?:(?:${up}|${down}|chang(?:e|ed|ing))(?:\\s+(?:\\p{L}+ly|again|further|overall|up|down))?\\s+by|(?:rise|growth|increase|fall|decrease|decline|drop|reduction)\\s+of)(?:\\s+(?:about|around|approximately|roughly|some|over|more than|nearly|almost|just over|just under|at least|up to|only|a further|another))*\\s+$`,
  'u',
);
const compared = /^\s+(?:(?:children|people|cases)\s+)?(?:more|fewer|less|higher|lower)\b[^.!?;]*?\bthan\b/;

/** Whether the text before a number says that something changed by it: `rose by `, `an increase of about `. */
export function changeBefore(before: string): boolean {
  return changed.test(before.toLowerCase().slice(-120));
}

/** Whether the text behind a number compares by it: ` more children than the year before`. */
export function changeBehind(after: string): boolean {
  return compared.test(after.toLowerCase().slice(0, 200));
}

/** The direction that a text begins with (`fell by `, `an increase of `), and the text behind it. */
export function leadingDirection(text: string): { direction: Direction | undefined; rest: string } {
  const found = leading.exec(text);
  return { direction: sideOf(found), rest: text.slice(found?.[0].length ?? 0) };
}

/** The direction of the word that follows directly: ` fewer than`, ` rise`. */
export function followingDirection(text: string): Direction | undefined {
  return sideOf(following.exec(text.toLowerCase()));
}

/** The direction of the nearest verb or noun in the sentence that leads up to a number. */
export function nearestDirection(before: string): Direction | undefined {
  const sentence =
    before
      .toLowerCase()
      .split(/[.!?](?=\s)/)
      .at(-1) ?? '';
  return sideOf([...sentence.matchAll(anywhere)].at(-1) ?? null);
}

function sideOf(match: RegExpExecArray | RegExpMatchArray | null): Direction | undefined {
  if (!match) return undefined;
  return match[1] !== undefined ? 'up' : 'down';
}
