import type { Store } from '../../cache.ts';
import { own } from '../../chart/kept.ts';
import type { BriefingData } from '../briefing.ts';
import { text, webLink, type Block, type Document } from '../document.ts';
import { documentDocx } from './document.ts';

/** A briefing as a Word document to edit; kept between builds when nothing in it has changed. */
export async function briefingDocx(data: BriefingData, store: Store = own): Promise<Uint8Array> {
  return documentDocx(toDocument(data), store);
}

function toDocument(data: BriefingData): Document {
  const { title, lead, forChildren, time, audience, board, notice, language, date, address, sources, parts } =
    data;
  return {
    ...{ title, lead, forChildren, board, notice, language, date, address },
    kicker: 'Briefing',
    details: [
      { term: 'Time', children: [text(time)] },
      { term: 'For', children: [text(audience)] },
      { term: 'On the web', children: [webLink(address)] },
    ],
    isCompact: true,
    hasCover: false,
    hasContents: false,
    head: title,
    foot: `${board}. Demonstration.`,
    blocks: [
      ...parts.flatMap(({ title: heading, blocks }, index): Block[] => [
        {
          type: 'heading',
          level: 2,
          id: `part-${index + 1}`,
          children: [text(`${index + 1}. ${heading}`)],
        },
        ...blocks.map(dated),
      ]),
      { type: 'rule' },
      { type: 'paragraph', style: 'small', children: [text(sources)] },
    ],
  };
}

/** A block whose points say in which years they were found. */
function dated(block: Block): Block {
  return block.type === 'points' ? { ...block, isDated: true } : block;
}
