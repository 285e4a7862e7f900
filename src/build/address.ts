import { Board } from '../board.ts';
import { WrongUse } from '../command/outcome.ts';

/** The address that `SITE` gives a site in the place of the one in `content/board.json`; nothing where it is not set. */
export function siteAddress(said = process.env['SITE']): string | undefined {
  if (!said) return undefined;
  if (Board.shape.site.safeParse(said).success) return said;
  throw new WrongUse(
    `SITE is "${said}", which is no address of a site. Write it as https://www.example.org/annual-reports/, or take it away.`,
  );
}

/** What a site is a preview of, such as a branch: its pages say so, and search engines are to forget them. */
export function previewOf(): string | undefined {
  return process.env['PREVIEW_OF'] || undefined;
}
