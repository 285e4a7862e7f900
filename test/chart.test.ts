import { expect, it } from 'vitest';
import { timeOf } from '../src/time.ts';

it.each([
  ['2014/15', 2015.25],
  ['2015', 2015],
  ['July 2013', 2013.5],
  ['31 March 2015', 2015 + 2 / 12 + 30 / 366],
  ['Total', undefined],
  ['13th 2015', undefined],
])('reads %s as a time on the axis of a chart', (label, time) => {
  expect(timeOf(label)).toEqual(time);
});
