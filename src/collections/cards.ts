import type { Root } from 'mdast';
import { fileResponse } from '../download.ts';
import { headline } from '../headline.ts';
import { components } from '../narrative/parse.ts';
import { HeadlineAttributes } from '../narrative/vocabulary.ts';
import { ready } from '../making/made.ts';
import { keyNumber, shareSize, shareWords, type ShareCard } from '../sharing/card.ts';
import { cardPng } from '../sharing/kept.ts';
import { coverOf } from '../cover.ts';
import { briefings } from './briefings.ts';
import { board as boardOf, onceForAll, resources, sorted } from './collections.ts';
import { cardPath } from '../addresses.ts';
import type { CardImage } from './figures.ts';
import { posters } from './posters.ts';

/** What one page says on its card; the board's words are the same on all. */
type Own = Pick<ShareCard, 'kicker' | 'title' | 'lead' | 'number' | 'colour'>;

/** The cards of the pages that have one, by the path of the page; that of the home page stands for all others. */
export const shareCards = onceForAll(async (): Promise<Map<string, ShareCard>> => {
  const { name, notice, home } = await boardOf();
  const front: Own = { kicker: 'Annual reports', title: home.title, lead: home.lead, colour: 'navy' };
  const cards: [string, Own][] = [
    ['/', front],
    ...(await ofEditions()),
    ...(await ofReports()),
    ...(await ofBriefings()),
    ...(await ofPosters()),
  ];
  return new Map(cards.map(([path, card]) => [path, { ...card, board: name, notice }]));
});

/** The picture that stands for a page where it is shared: its own card, `instead` where it has none, else that of the site. */
export async function shareImage(path: string, instead?: CardImage): Promise<CardImage> {
  const cards = await shareCards();
  if (instead && !cards.has(path)) return instead;
  const at = cards.has(path) ? path : '/';
  return { path: cardPath(at), alt: shareWords(cards.get(at)!), ...shareSize };
}

/** A card as the server hands it out. */
export async function shareResponse(path: string, card: ShareCard): Promise<Response> {
  await ready({ what: 'card', of: [card] });
  return fileResponse({ path: cardPath(path), content: cardPng(card) });
}

async function ofEditions(): Promise<[string, Own][]> {
  const cards = (await sorted('editions')).map(async (edition): Promise<[string, Own]> => {
    const { title, summary: lead } = edition.data;
    const card = { kicker: 'Annual reports', title, lead, number: await numberOf(edition) };
    return [`/${edition.id}/`, { ...card, colour: 'navy' }];
  });
  return Promise.all(cards);
}

async function ofReports(): Promise<[string, Own][]> {
  const editions = new Map((await sorted('editions')).map(({ id, data }) => [id, data.title]));
  const cards = (await sorted('reports')).map(async (report): Promise<[string, Own]> => {
    const { title, short, summary: lead } = report.data;
    const [edition = ''] = report.id.split('/');
    const card = { kicker: `${short} · ${editions.get(edition)}`, title, lead };
    return [`/${report.id}/`, { ...card, number: await numberOf(report), colour: coverOf(report.id) }];
  });
  return Promise.all(cards);
}

async function ofBriefings(): Promise<[string, Own][]> {
  return (await briefings()).map(({ path, colour, data: { title, summary: lead } }) => [
    path,
    { kicker: 'Briefing for a team meeting', title, lead, colour },
  ]);
}

async function ofPosters(): Promise<[string, Own][]> {
  return (await posters()).map(({ id, data: { title, subtitle: lead, colour } }) => [
    `/posters/${id}/`,
    { kicker: 'Poster to print', title, lead, colour },
  ]);
}

/** The key number of a text. */
async function numberOf(entry: { id: string; data: { tree: Root } }): Promise<ShareCard['number']> {
  const { dataset } = await resources(entry);
  const numbers = components(entry.data.tree)
    .filter(({ name }) => name === 'Headline')
    .map(({ attributes }) => {
      const written = HeadlineAttributes.parse(attributes);
      return headline(written, written.data ? dataset(written.data).dataset : undefined);
    });
  return keyNumber(numbers);
}
