import type { Content } from '../content.ts';
import type { Copied } from './working-copy.ts';
import type { Freezing } from './freeze.ts';

/** Where a site is built, the day of publication as `2026-09-30`, and whether to tell details of a failure. */
export interface Publishing {
  to: string;
  date: string;
  debug: boolean;
  /** Does all but write: nothing below the site's folder changes. */
  isDry?: boolean;
  /** Why warnings are no reason to wait; recorded in the lock. */
  despite?: string | undefined;
}

/** A publication whose site is built: the site's folder, the copy of it that was built, and what is to be written. */
export interface Work {
  root: string;
  copy: string;
  edition: string;
  how: Publishing;
  copied: Copied;
  /** The files whose marks of drafts were taken away. */
  marked: string[];
  read: Content;
  frozen: Freezing;
}
