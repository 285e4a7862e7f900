import { everyone } from './audience.ts';
import type { Briefing } from './briefing.ts';
import type { Point } from './point.ts';

/** Whether something written for some audiences is for this one: by name, or because it is for everyone. */
export function isFor({ audiences }: Pick<Briefing, 'audiences'>, audience: string): boolean {
  return audiences.includes(audience) || audiences.includes(everyone);
}

/** Whether a poster with these points is for an audience: at least half of them are. */
export function isPosterFor(points: readonly Pick<Point, 'audiences'>[], audience: string): boolean {
  const own = points.filter((point) => isFor(point, audience));
  return own.length > 0 && own.length * 2 >= points.length;
}

/** The address of an audience's pack: its briefings, action plans and posters in one file. */
export function packPath(audience: string): `${string}.zip` {
  return `/audiences/${audience}-pack.zip`;
}
