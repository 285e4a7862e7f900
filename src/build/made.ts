import { asked, type Asked } from '../cache.ts';

/** What the kinds of kept things are called: one, and several. */
const names: Readonly<Record<string, readonly [one: string, several: string]>> = {
  chart: ['chart', 'charts'],
  picture: ['picture', 'pictures'],
  document: ['document', 'documents'],
  workbook: ['workbook', 'workbooks'],
  pack: ['pack', 'packs'],
  choice: ['choice of what to hide', 'choices of what to hide'],
};

/** Counts what is made anew and what is kept from earlier builds, from now on until it is asked to tell. */
export interface Count {
  /** `Made anew: 2 of 61 charts, 1 of 24 documents.`; empty where nothing can be kept. */
  told(): string;
  end(): void;
}

/** Begins to count. */
export function count(): Count {
  const isMade = new Map<string, Map<string, boolean>>();
  const hear = (message: unknown) => {
    const { kind, name, isMade: now } = message as Asked;
    const all = isMade.get(kind) ?? new Map<string, boolean>();
    isMade.set(kind, all);
    all.set(name, now || (all.get(name) ?? false));
  };
  asked.subscribe(hear);
  return {
    end: () => void asked.unsubscribe(hear),
    told: () => {
      const parts = Object.entries(names).flatMap(([kind, [one, several]]) => {
        const all = [...(isMade.get(kind)?.values() ?? [])];
        const made = all.filter(Boolean).length;
        return all.length === 0 ? [] : [`${made} of ${all.length} ${all.length === 1 ? one : several}`];
      });
      return parts.length === 0 ? '' : `Made anew: ${parts.join(', ')}.`;
    },
  };
}
