import { overlap, type Box } from '../box.ts';
import { segment, type Sheet, type Text } from '../sheet.ts';

/** A point that is to be named. */
export interface Spot {
  name: string;
  x: number;
  y: number;
  /** Whether it is grey context to others; these are named first. */
  isContext: boolean;
}

/** What names must keep to. */
export interface Surroundings {
  /** Of the points, in pixels. */
  radius: number;
  /** What names may not leave. */
  room: Box;
  /** The heights of lines across the room; names cross them only when there is no other place. */
  lines: readonly number[];
}

type Path = readonly [from: readonly [number, number], to: readonly [number, number]];

/** A place for a name: its lines, its room, the leader to its point when it stands apart, and how much it is disliked. */
interface Place {
  lines: readonly string[];
  align: 'left' | 'center' | 'right';
  box: Box;
  /** Whether a line runs below it. */
  hasHalo?: boolean;
  leader?: Path;
  cost: number;
}

/**
 * Names points beside them: to the right, to the left, above, below or aslant, else further off with a leader. A name that
 * finds no free place is left out. Names that have the fewest places to choose from are placed first; then some are moved
 * to let others stand better.
 */
export function nameSpots(sheet: Sheet, spots: readonly Spot[], surroundings: Surroundings): void {
  const choices = choicesOf(sheet, spots, surroundings);
  const inTurn = spots
    .map((_, index) => index)
    .sort(
      (a, b) =>
        Number(spots[a]!.isContext) - Number(spots[b]!.isContext) ||
        choices[a]!.length - choices[b]!.length ||
        a - b,
    );
  const chosen: (Place | undefined)[] = spots.map(() => undefined);
  for (const index of inTurn) {
    chosen[index] = choices[index]!.find((place) => isApart(place, chosen));
  }
  for (let turn = 0; turn < 3; turn += 1) for (const index of inTurn) improve(index, choices, chosen);
  chosen.forEach((place, index) => {
    if (!place) return;
    sheet.write(...textsOf(sheet, place, spots[index]!));
    if (place.leader) sheet.above.push(segment(...place.leader, 'axis'));
  });
}

function textsOf(sheet: Sheet, { lines, align, box, hasHalo }: Place, { isContext }: Spot): Text[] {
  const x = { left: box.left, center: (box.left + box.right) / 2, right: box.right }[align];
  const colour = isContext ? 'soft' : 'text';
  return lines.map((text, index) => ({
    text,
    x,
    y: box.top + (index + 0.5) * sheet.line,
    align,
    colour,
    ...(hasHalo && { hasHalo }),
  }));
}

/** The places of each name that are clear of points and edges, the best first. */
function choicesOf(sheet: Sheet, spots: readonly Spot[], surroundings: Surroundings): Place[][] {
  const { room, radius, lines } = surroundings;
  const dots = spots.map(({ x, y }) => around(x, y, radius + 1.5));
  const rules = lines.map((y) => ({ ...room, top: y - 1, bottom: y + 1 }));
  return spots.map((spot, index) => {
    const others = dots.filter((_, at) => at !== index);
    return placesOf(sheet, spot, surroundings)
      .filter((place) => isInside(place, room) && isFree(place, others, []))
      .map((one) => (isFree(one, rules, []) ? one : acrossLine(one)))
      .toSorted((a, b) => a.cost - b.cost);
  });
}

/** A place across a line, where letters need an outline; hardly better than one with a leader. */
function acrossLine(one: Place): Place {
  return { ...one, hasHalo: true, cost: one.cost + 15 };
}

const unnamed = 100;

/** Gives a name a better place, if the one name that stands there can move and both are better off together. */
function improve(index: number, choices: readonly Place[][], chosen: (Place | undefined)[]): void {
  const now = chosen[index]?.cost ?? unnamed;
  for (const place of choices[index]!) {
    if (place.cost >= now) return;
    const inWay = chosen.flatMap((other, at) =>
      other && at !== index && !isApart(place, [other]) ? [at] : [],
    );
    const [rival] = inWay;
    if (inWay.length > 1) continue;
    if (rival === undefined) {
      chosen[index] = place;
      return;
    }
    const rest = chosen.map((other, at) => (at === rival ? undefined : at === index ? place : other));
    const instead = choices[rival]!.find((each) => isApart(each, rest));
    if (instead && instead.cost + place.cost < chosen[rival]!.cost + now) {
      [chosen[index], chosen[rival]] = [place, instead];
      return;
    }
  }
}

/** All places of a name: beside its point, then further and further off, in lines of two lengths. */
function placesOf(sheet: Sheet, spot: Spot, { radius, room }: Surroundings): Place[] {
  const { text, size } = sheet.frame;
  const ems = size === 'wide' ? [12, 7] : [8, 5.5];
  const wraps = ems.map((each) => sheet.wrapped(spot.name, Math.min(text * each, room.right - room.left)));
  const isSame = wraps[0]!.length === wraps[1]!.length;
  return wraps.slice(0, isSame ? 1 : 2).flatMap((lines, narrow) => {
    const [width, height] = [sheet.widest(lines), lines.length * sheet.line];
    const extent = { ...spot, radius, width, height, line: sheet.line };
    return [...beside(extent), ...apart(extent)].map(({ left, top, cost, ...wish }): Place => {
      const box = { left, right: left + width, top, bottom: top + height };
      return { ...wish, lines, box, cost: cost + narrow * 6 };
    });
  });
}

interface Wish {
  left: number;
  top: number;
  align: 'left' | 'center' | 'right';
  leader?: Path;
  cost: number;
}

interface Extent {
  x: number;
  y: number;
  radius: number;
  width: number;
  height: number;
  line: number;
}

/** To the right, to the left, above, below, and aslant. */
function beside({ x, y, radius, width, height, line }: Extent): Wish[] {
  const side = radius + Math.max(4.5, line * 0.25);
  const [above, below] = [y - height - radius * 0.4, y + radius * 0.4];
  return [
    { left: x + side, top: y - height / 2, align: 'left', cost: 0 },
    { left: x - side - width, top: y - height / 2, align: 'right', cost: 1 },
    { left: x - width / 2, top: y - radius - height, align: 'center', cost: 2 },
    { left: x - width / 2, top: y + radius, align: 'center', cost: 2.5 },
    { left: x + radius, top: above, align: 'left', cost: 4 },
    { left: x + radius, top: below, align: 'left', cost: 4.5 },
    { left: x - radius - width, top: above, align: 'right', cost: 5 },
    { left: x - radius - width, top: below, align: 'right', cost: 5.5 },
  ];
}

/** Around a point, further and further off, each with a leader to the nearest edge of the name. */
function apart({ x, y, radius, width, height, line }: Extent): Wish[] {
  const angles = [0, 180, 30, 330, 150, 210, 60, 300, 120, 240, 90, 270];
  return [1, 1.7, 2.6, 3.6].flatMap((far) =>
    angles.map((angle): Wish => {
      const [across, down] = [Math.cos((angle * Math.PI) / 180), -Math.sin((angle * Math.PI) / 180)];
      const distance = radius + far * line;
      const end = [x + across * distance, y + down * distance] as const;
      const start = [x + across * (radius + 1), y + down * (radius + 1)] as const;
      const cost = 20 + far * 5;
      if (Math.abs(across) < 0.1) {
        const top = down < 0 ? end[1] - height : end[1];
        return { left: x - width / 2, top, align: 'center', leader: [start, end], cost };
      }
      const left = across > 0 ? end[0] + 3 : end[0] - width - 3;
      const align = across > 0 ? 'left' : 'right';
      return { left, top: end[1] - height / 2, align, leader: [start, end], cost };
    }),
  );
}

function around(x: number, y: number, by: number): Box {
  return { left: x - by, right: x + by, top: y - by, bottom: y + by };
}

function isInside({ box }: Place, room: Box): boolean {
  return box.left >= room.left && box.right <= room.right && box.top >= room.top && box.bottom <= room.bottom;
}

/** Whether neither a name nor its leader meets any box or leader. */
function isFree({ box, leader }: Place, boxes: readonly Box[], leaders: readonly Path[]): boolean {
  const wide = { ...box, left: box.left - 3, right: box.right + 3 };
  return (
    boxes.every((each) => !overlap(wide, each) && !(leader && crosses(leader, each))) &&
    leaders.every((each) => !crosses(each, wide))
  );
}

function isApart(place: Place, others: readonly (Place | undefined)[]): boolean {
  const placed = others.filter((other) => other !== undefined);
  const leaders = placed.flatMap(({ leader }) => (leader ? [leader] : []));
  return isFree(
    place,
    placed.map(({ box }) => box),
    leaders,
  );
}

/** Whether a line runs through a box: whether one of its points, a pixel or two apart, lies in it. */
function crosses([[fromX, fromY], [toX, toY]]: Path, box: Box): boolean {
  const isBeside = Math.max(fromX, toX) <= box.left || Math.min(fromX, toX) >= box.right;
  const isAside = Math.max(fromY, toY) <= box.top || Math.min(fromY, toY) >= box.bottom;
  if (isBeside || isAside) return false;
  const steps = Math.ceil(Math.hypot(toX - fromX, toY - fromY) / 1.5);
  return Array.from({ length: steps + 1 }, (_, step) => step / Math.max(1, steps)).some((part) => {
    const [x, y] = [fromX + (toX - fromX) * part, fromY + (toY - fromY) * part];
    return x > box.left && x < box.right && y > box.top && y < box.bottom;
  });
}
