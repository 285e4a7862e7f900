import type { Content } from '../../content.ts';
import type { Problem } from '../../problem.ts';
import { carriedProblems } from './carried.ts';
import { unitProblems } from './units.ts';

/** Every line of each source paper is somewhere on the site, or has a reason. */
export function sourceProblems(content: Content): Problem[] {
  return [...unitProblems(content), ...carriedProblems(content)];
}
