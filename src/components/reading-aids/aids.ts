/** What a script adds to a text; each part leaves a page alone that has nothing for it, and fails alone. */
import { offerExploration } from '../../chart/explore/buttons.ts';
import css from './aids.css?inline';
import { offerAsides } from './asides.ts';
import { offerCopies } from './citing.ts';
import { offerFinding } from './finding.ts';
import { followReading } from './following.ts';
import { wear } from './manners.ts';
import { quietLinks } from './linking.ts';

const parts = [
  () => wear(css),
  offerExploration,
  followReading,
  offerFinding,
  offerAsides,
  offerCopies,
  quietLinks,
];
for (const part of parts) {
  try {
    part();
  } catch (error) {
    console.error(error);
  }
}
