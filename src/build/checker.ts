import { parentPort, workerData } from 'node:worker_threads';
import { asked } from '../cache.ts';
import { holdContent, type HeldContent } from '../files.ts';
import { examined } from './checked.ts';
import type { Verdict } from './verdict.ts';

/** What is to be checked: the site's folder, and its content as the build holds it. */
export interface ToCheck {
  root: string;
  held: HeldContent;
}

/** What a check tells of: something that it asked the store for, or, at its end, the verdict. */
export type Told = { asked: unknown } | { verdict: Verdict };

// Checks a site beside the build of its pages.
const { root, held } = workerData as ToCheck;
const tell = (told: Told) => parentPort!.postMessage(told);
asked.subscribe((each) => tell({ asked: each })); // The main thread counts it.
holdContent(root, held);
const { code, size, problems, inDrafts } = examined(root);
tell({ verdict: { code, size, problems, inDrafts } });
