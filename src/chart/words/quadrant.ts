import type { QuadrantChart, Quarter } from '../chart.ts';
import type { Facts } from './facts.ts';
import { unplaced } from './missing.ts';
import { list, lowered } from './phrases.ts';

/** What a quadrant says: what stands in each cell, the cell that is high on both first and the one low on both last. */
export function quadrant(chart: QuadrantChart): Facts {
  const [highLow, highHigh, lowLow, lowHigh] = chart.cells;
  const cells = [highHigh, highLow, lowHigh, lowLow];
  const placed = cells.reduce((sum, { labels }) => sum + labels.length, 0);
  const notes = unplaced(chart.unplaced, placed, 'entries');
  if (placed === 0) return { facts: [['No entry is placed.']], notes };
  return { facts: [[cells.map(full).join(' '), cells.map(brief).join(' ')]], notes };
}

function full({ heading, labels }: Quarter): string {
  if (labels.length === 0) return `${heading}: none.`;
  return labels.length === 1
    ? `${heading}: ${labels[0]}.`
    : `${heading} (${labels.length}): ${list(labels)}.`;
}

function brief({ heading, labels }: Quarter): string {
  return `${heading}: ${labels.length || 'none'}.`;
}

/** How the description of a quadrant begins. */
export function quadrantLead({ across, up }: QuadrantChart): string {
  return `Grid of four cells: ${lowered(across.title)} across, ${lowered(up.title)} upwards.`;
}
