/** Something to say: whole sentences, in forms of which the longest comes first. */
export type Saying = readonly string[];

/** What a chart says after its kind and axes. */
export interface Facts {
  /** What its values show, the weightiest first. */
  facts: Saying[];
  /** What bounds that and is never left out: breaks, gaps, what is hidden. */
  notes: Saying[];
}

/** A beginning in forms, and what it does not name and the facts must. */
export interface Opening {
  forms: Saying;
  leaves: readonly string[];
}

/** All that may be said of a chart. */
export interface Sayings extends Facts {
  /** How a description may begin, the shortest first; the last leaves nothing to the facts. */
  openings: readonly Opening[];
  /** How the short text begins. */
  alts: Saying;
  /** Ranges, lines, bands and remarks. */
  overlays: Saying[];
  /** What the short text, too, always says, in forms: what is hidden. */
  hides: Saying[];
}

/** The most characters of a short text, and the most words of a description; `typical` is of its kind, axes and facts, `over` of what lies over it. */
export const limits = { alt: 220, description: 110, typical: 62, over: 45 } as const;

type Measure = (text: string) => number;

const wordsIn: Measure = (text) => text.split(' ').length;
const charactersIn: Measure = (text) => text.length + 1;

/** The paragraphs of a description: what the chart is, what it shows, and what is to be known about that. */
export function paragraphs(said: Sayings): string[] {
  const choices = said.openings.map(({ forms, leaves }) => ({
    leaves,
    text: composed(opening(forms), said),
  }));
  const isWhole = ({ leaves, text }: (typeof choices)[number]) =>
    leaves.every((each) => text[1]!.includes(each));
  return (choices.find(isWhole) ?? choices.at(-1)!).text.filter((each) => each !== '');
}

function opening(forms: Saying): string {
  return forms.find((form) => wordsIn(form) <= limits.typical / 2) ?? forms.at(-1)!;
}

/** What is never left out has its place first, then the first fact, then what lies over the chart, then other facts. */
function composed(lead: string, { facts, overlays, notes }: Sayings): string[] {
  const [first = [], ...others] = facts;
  const main = first.length > 0 ? [first] : [];
  const needed = [...notes, ...main, ...overlays];
  const least = (those: readonly Saying[]) => total(those.map((forms) => forms.at(-1)!));
  let left = limits.description - wordsIn(lead) - least(needed);
  const taken = (those: readonly Saying[], most = Infinity) => {
    const spare = left + least(those);
    const told = every(those, Math.min(spare, most), wordsIn);
    left = spare - total(told);
    return told;
  };
  const bounds = taken(notes);
  const typical = limits.typical - wordsIn(lead);
  const shows = taken(main, typical);
  const over = taken(overlays, limits.over);
  const more = some(others, Math.min(left, typical - total(shows)), wordsIn);
  return [lead, [...shows, ...more].join(' '), [...over, ...bounds].join(' ')];
}

function total(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + (text === '' ? 0 : wordsIn(text)), 0);
}

/** The short text: a lead, as many facts as there is room for in 220 characters, and what is hidden. */
export function short({ alts, facts, notes, hides }: Sayings): string {
  const shortest = (forms: Saying) => charactersIn(forms.at(-1)!);
  const kept = hides.reduce((sum, forms) => sum + shortest(forms), 0);
  const room = limits.alt + 1 - kept;
  const needed = facts[0] ? shortest(facts[0]) : 0;
  const lead =
    alts.find((each) => charactersIn(each) + needed <= room) ??
    alts.findLast((each) => charactersIn(each) <= room)!;
  const others = [...facts, ...notes.filter((each) => !hides.includes(each))];
  const told = some(others, room - charactersIn(lead), charactersIn);
  const left = limits.alt + 1 - [lead, ...told].reduce((sum, each) => sum + charactersIn(each), 0);
  return [lead, ...told, ...every(hides, left, charactersIn)].join(' ');
}

/** Of each saying the longest form for which there is room beside the shortest of those after it; at least the shortest. */
function every(sayings: readonly Saying[], room: number, size: Measure): string[] {
  let left = room - sayings.reduce((sum, forms) => sum + size(forms.at(-1)!), 0);
  return sayings.map((forms) => {
    const spare = left + size(forms.at(-1)!);
    const form = forms.find((each) => size(each) <= spare) ?? forms.at(-1)!;
    left = spare - size(form);
    return form;
  });
}

/** Of each saying, in order, the longest form for which there is room; nothing where there is none. */
function some(sayings: readonly Saying[], room: number, size: Measure): string[] {
  let left = room;
  return sayings.flatMap((forms) => {
    const form = forms.find((each) => size(each) <= left);
    left -= form === undefined ? 0 : size(form);
    return form ?? [];
  });
}
