import { overlap, type Box } from '../box.ts';
import type { Sheet, Text } from '../sheet.ts';

/** A point that is to be named. */
export interface Spot {
  name: string;
  x: number;
  y: number;
  /** Whether it is grey context to others; these are named first. */
  isContext: boolean;
}

interface Surroundings {
  /** Of the points, in pixels. */
  radius: number;
  /** What names may not leave. */
  room: Box;
  /** The heights of lines across the room; names cross them only when there is no other place. */
  lines: readonly number[];
}

type Path = readonly [from: readonly [number, number], to: readonly [number, number]];

/** A place for a name: its lines, its room, and the leader to its point when it stands apart. */
interface Place {
  texts: Text[];
  box: Box;
  leader?: Path;
}

/**
 * Names points beside them: to the right, to the left, above, below or aslant, else further off with a leader. A name that
 * finds no free place is left out. Names that have the fewest places to choose from are placed first.
 */
export function nameSpots(sheet: Sheet, spots: readonly Spot[], surroundings: Surroundings): void {
  const places = spots.map((spot) => placesOf(sheet, spot, surroundings));
  const dots = spots.map(({ x, y }) => around(x, y, surroundings.radius + 1.5));
  const others = (index: number) => dots.filter((_, at) => at !== index);
  const rules = surroundings.lines.map((y) => ({ ...surroundings.room, top: y - 1, bottom: y + 1 }));
  const choice = places.map((all, index) =>
    all.filter((place) => isInside(place, surroundings.room) && isFree(place, [...others(index), ...rules], [])),
  );
  const inTurn = spots
    .map((_, index) => index)
    .sort(
      (a, b) =>
        Number(spots[a]!.isContext) - Number(spots[b]!.isContext) ||
        choice[a]!.length - choice[b]!.length ||
        a - b,
    );
  const placed: Place[] = [];
  for (const index of inTurn) {
    const beside = places[index]!.filter((place) => isInside(place, surroundings.room) && isFree(place, others(index), []));
    const free = [...choice[index]!, ...beside].find((place) => isApart(place, placed));
    if (!free) continue;
    placed.push(free);
    sheet.write(...free.texts);
    if (free.leader) sheet.above.push({ path: [...free.leader], colour: 'axis' });
  }
}

/** All places of a name, the best first. */
function placesOf(sheet: Sheet, { name, x, y, isContext }: Spot, { radius, room }: Surroundings): Place[] {
  const most = Math.min(sheet.frame.text * (sheet.frame.size === 'wide' ? 12 : 8), room.right - room.left);
  const lines = sheet.wrapped(name, most);
  const [width, height] = [sheet.widest(lines), lines.length * sheet.line];
  const colour = isContext ? 'soft' : 'text';
  const at = (left: number, top: number, align: 'left' | 'center' | 'right', leader?: Path): Place => ({
    texts: lines.map((text, index) => ({
      text,
      x: left + { left: 0, center: width / 2, right: width }[align],
      y: top + (index + 0.5) * sheet.line,
      align,
      colour,
    })),
    box: { left, right: left + width, top, bottom: top + height },
    ...(leader && { leader }),
  });
  const side = radius + sheet.frame.text * 0.3;
  const near = [
    at(x + side, y - height / 2, 'left'),
    at(x - side - width, y - height / 2, 'right'),
    at(x - width / 2, y - radius - height, 'center'),
    at(x - width / 2, y + radius, 'center'),
    ...[-1, 1].flatMap((down) => {
      const top = down < 0 ? y - height - radius * 0.4 : y + radius * 0.4;
      return [at(x + radius, top, 'left'), at(x - radius - width, top, 'right')];
    }),
  ];
  return [...near, ...rings(sheet, { x, y, radius, width, height }, at)];
}

interface Extent {
  x: number;
  y: number;
  radius: number;
  width: number;
  height: number;
}

/** Places around a point, further and further off, each with a leader to the nearest edge of the name. */
function rings(
  sheet: Sheet,
  { x, y, radius, width, height }: Extent,
  at: (left: number, top: number, align: 'left' | 'right', leader: Path) => Place,
): Place[] {
  const angles = [0, 180, 30, 330, 150, 210, 60, 300, 120, 240, 90, 270].map((angle) => (angle * Math.PI) / 180);
  return [1.2, 2, 3].flatMap((far) =>
    angles.map((angle) => {
      const [across, down] = [Math.cos(angle), -Math.sin(angle)];
      const distance = radius + far * sheet.line;
      const [endX, endY] = [x + across * distance, y + down * distance];
      const isRight = across > -0.01;
      const left = isRight ? endX + 3 : endX - width - 3;
      const top = endY - height / 2 + (Math.abs(across) < 0.1 ? (down * height) / 2 : 0);
      const start = [x + across * (radius + 1), y + down * (radius + 1)] as const;
      return at(left, top, isRight ? 'left' : 'right', [start, [endX, endY]]);
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
  const wide = { ...box, left: box.left - 2, right: box.right + 2 };
  return (
    boxes.every((each) => !overlap(wide, each) && !(leader && crosses(leader, each))) &&
    leaders.every((each) => !crosses(each, wide))
  );
}

function isApart(place: Place, placed: readonly Place[]): boolean {
  return isFree(
    place,
    placed.map(({ box }) => box),
    placed.flatMap(({ leader }) => (leader ? [leader] : [])),
  );
}

/** Whether a line runs through a box: whether one of its points, a pixel or two apart, lies in it. */
function crosses([[fromX, fromY], [toX, toY]]: Path, box: Box): boolean {
  const steps = Math.ceil(Math.hypot(toX - fromX, toY - fromY) / 1.5);
  return Array.from({ length: steps + 1 }, (_, step) => step / Math.max(1, steps)).some((part) => {
    const [x, y] = [fromX + (toX - fromX) * part, fromY + (toY - fromY) * part];
    return x > box.left && x < box.right && y > box.top && y < box.bottom;
  });
}
