import type { Chance } from './random.ts';

const makers = [
  ...['harbour', 'lantern', 'meadow', 'orchard', 'willow', 'beacon', 'bridge', 'compass', 'garden', 'anchor'],
  ...['river', 'hazel', 'maple', 'copper', 'silver', 'amber', 'clover', 'heron', 'kestrel', 'otter'],
  ...['juniper', 'lark', 'pebble', 'thistle', 'bramble', 'cedar', 'finch', 'heather', 'ivy', 'sparrow'],
];
const made = ['plan', 'visit', 'circle', 'log', 'panel', 'check', 'desk', 'pledge', 'map', 'hour'];

/** As many invented names for ways of working as a glossary may hold: `harbour plan`. */
export const termNames = made.flatMap((noun) => makers.map((maker) => `${maker} ${noun}`));

/** Places of the invented county. */
export const areas = [
  ...['Northfold', 'Southmere', 'Eastwick', 'Westholt', 'Midvale', 'Coombe', 'Drayford', 'Elmstead'],
  ...['Fenbury', 'Gorsham', 'Hollin', 'Inglewood', 'Kilnsey', 'Larkhill', 'Merrow', 'Netherby'],
];

const people = [
  ...[
    'teachers',
    'nurses',
    'youth workers',
    'families',
    'foster carers',
    'leaders',
    'trainers',
    'volunteers',
  ],
  ...['young people', 'school staff', 'health staff', 'housing staff', 'parents', 'team managers', 'mentors'],
  ...['social workers', 'dentists', 'librarians', 'sports coaches', 'faith groups', 'shop owners', 'drivers'],
];
const acts = [
  ...[
    'met',
    'asked for',
    'built on',
    'shared',
    'tested',
    'wrote down',
    'looked at',
    'talked about',
    'opened',
  ],
  ...[
    'planned',
    'read',
    'joined',
    'shaped',
    'praised',
    'changed',
    'moved',
    'kept',
    'found',
    'started',
    'used',
  ],
];
const kinds = [
  ...[
    'lively',
    'simple',
    'early',
    'new',
    'calm',
    'clear',
    'brief',
    'local',
    'joint',
    'open',
    'warm',
    'steady',
  ],
  ...['weekly', 'honest', 'careful', 'small', 'bright', 'quiet', 'fresh', 'helpful', 'practical', 'friendly'],
];
const things = [
  ...['talks', 'notes', 'lessons', 'visits', 'questions', 'answers', 'plans', 'letters', 'stories', 'rooms'],
  ...[
    'meetings',
    'maps',
    'ideas',
    'leaflets',
    'walks',
    'lists',
    'pictures',
    'steps',
    'offers',
    'routes',
    'games',
  ],
];
const times = [
  ...['in the spring', 'over the summer', 'in the autumn', 'in the winter', 'each week', 'at the start'],
  ...[
    'near the end',
    'after the break',
    'before each visit',
    'through the year',
    'once a term',
    'on most days',
  ],
];
const ends = [
  ...['so that help came sooner', 'and wrote what came of it', 'because people had asked', 'with good grace'],
  ...[
    'to see what would last',
    'and nobody was left out',
    'so that others could learn',
    'without more forms',
  ],
  ...['while the work went on', 'and the next step was agreed', 'to keep things plain', 'with time to think'],
];
const openings = [
  ...['What we set out to do', 'What people told us', 'How help was found', 'Where work went well'],
  ...['What took longer', 'How teams learned', 'What comes next', 'Who took part', 'What we checked'],
  ...['How places compare', 'What the year cost in time', 'What we would do again'],
];

/** Headings of a report, each once. */
export function headings(by: Chance, count: number): string[] {
  return by.some(openings, count).map((title) => `${title} in ${by.one(areas)}`);
}

/** A sentence of plain words. */
export function sentence(by: Chance): string {
  const who = `${by.one(kinds)} ${by.one(people)}`;
  const what = `${by.one(kinds)} ${by.one(things)}`;
  const shapes = [
    () => `${upper(by.one(times))}, ${who} in ${by.one(areas)} ${by.one(acts)} ${what} ${by.one(ends)}.`,
    () => `${upper(who)} ${by.one(acts)} ${what} and ${by.one(things)} ${by.one(times)}.`,
    () => `In ${by.one(areas)} and ${by.one(areas)}, ${by.one(people)} ${by.one(acts)} ${what}.`,
    () => `${upper(by.one(people))} ${by.one(acts)} ${what} ${by.one(times)}, ${by.one(ends)}.`,
  ];
  return by.one(shapes)();
}

/** A sentence that uses a term of the glossary. */
export function termSentence(by: Chance, term: string): string {
  const shapes = [
    () => `The ${term} in ${by.one(areas)} gave ${by.one(people)} ${by.one(kinds)} ${by.one(things)}.`,
    () => `${upper(by.one(times))}, each ${term} was read by ${by.one(people)} ${by.one(ends)}.`,
    () => `With a ${term}, ${by.one(people)} ${by.one(acts)} ${by.one(kinds)} ${by.one(things)}.`,
  ];
  return by.one(shapes)();
}

function upper(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
