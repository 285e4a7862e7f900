/** What a page can be, as readers call it: search tells it of each page and filters by it. */
export const pageKinds = [
  'Report',
  'Edition',
  'Series',
  'Changes',
  'Learning point',
  'Briefing',
  'Poster',
  'Theme',
  'Audience',
  'Dataset',
  'Indicator',
  'Term',
  'Priority',
  'Recommendations',
  'Reviews',
  'Impact',
  'Guidance',
  'Committee paper',
  'Source paper',
  'Overview',
  'About this site',
] as const;
export type PageKind = (typeof pageKinds)[number];

/** What a page is, in words that readers see. */
export interface PageAbout {
  kind: PageKind;
  /** The years it tells of, oldest first: `2019/20`. */
  editions?: readonly string[];
  /** The series of a report by its title: `Case reviews annual report`. */
  series?: string;
  /** Titles of themes: `Neglect`. */
  themes?: readonly string[];
  /** Titles of audiences: `Schools and colleges`. */
  audiences?: readonly string[];
}
