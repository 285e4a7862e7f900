import type { z } from 'astro/zod';
import { everyone } from '../audience.ts';
import { fewestPoints, partTitles, type Briefing } from '../briefing.ts';
import { WrongUse } from '../command/outcome.ts';
import type { Content } from '../content.ts';
import { placeholder } from '../placeholder.ts';
import { editionsOf, type Point } from '../point.ts';
import { promisedPoints, type Poster } from '../poster.ts';
import { nearest } from '../problem.ts';
import type { Theme } from '../theme.ts';
import { textFile, type NewFile } from './file.ts';
import { isNamed, slug, words } from './slug.ts';

const forChildren = placeholder('what it means for children, in one or two plain sentences');

/** What a thing is about and who it is for: names that are there, so that its page can be shown at once. */
function about(name: string, theme: string | undefined, { themes, audiences }: Content) {
  const ids = themes.map(({ id }) => id);
  const found = theme ?? ids.find((id) => id === slug(name)) ?? ids.find((id) => isNamed(id, name));
  if (ids.length === 0)
    throw new WrongUse('There is no theme yet. Make one first: npm run new -- theme "Neglect"');
  if (found === undefined)
    throw new WrongUse(`Say which theme it is about, with --theme. ${nearest(slug(name), ids)}`);
  if (!ids.includes(found)) throw new WrongUse(`There is no theme "${found}". ${nearest(found, ids)}`);
  const all = audiences.find(({ id }) => id === everyone) ?? audiences[0];
  if (!all) throw new WrongUse('There is no audience yet. Write content/audiences/everyone.md first.');
  return { theme: found, themes: [found], audiences: [all.id] };
}

/** The learning points of a theme, those that came back most often first. */
function pointsOf(theme: string, { points }: Content, most: number): string[] {
  const found = points.filter(({ value }) => value.themes.includes(theme));
  const times = (value: Point) => editionsOf(value).length;
  return found
    .sort((a, b) => times(b.value) - times(a.value) || (a.id < b.id ? -1 : 1))
    .slice(0, most)
    .map(({ id }) => id);
}

/** A briefing in its seven parts, with the points of its theme. */
export function newBriefing(name: string, chosen: string | undefined, content: Content): NewFile {
  const { theme, themes, audiences } = about(name, chosen, content);
  const value: z.input<typeof Briefing> = {
    draft: true,
    title: words(name),
    summary: placeholder('what it is about, in one sentence'),
    'for-children': forChildren,
    ...{ themes, audiences },
  };
  const points = pointsOf(theme, content, 6);
  return textFile(`content/learning/${slug(name)}.mdx`, value, briefingBody(points));
}

function briefingBody(points: readonly string[]): string {
  const share = Math.ceil(points.length / 3);
  const few = points.length < fewestPoints ? `. It needs ${fewestPoints} learning points in all` : '';
  let part = 0;
  return partTitles
    .flatMap((title) => {
      if (title === 'What to do') return [`## ${title}`, `- ${placeholder('an action')}`];
      if (title === 'Questions for your team') return [`## ${title}`, `- ${placeholder('a question')}`];
      if (title) return [`## ${title}`, placeholder('two or three sentences')];
      part += 1;
      const own = points.slice((part - 1) * share, part * share);
      const list = own.length > 0 ? [`<LearningPoints points="${own.join('; ')}" />`] : [];
      return [
        `## Key information ${part}`,
        placeholder(`what to know, and a heading that says it${few}`),
        ...list,
      ];
    })
    .join('\n\n');
}

/** A poster of the points of its theme: as many as its title promises. */
export function newPoster(name: string, chosen: string | undefined, content: Content): NewFile {
  const { theme } = about(name, chosen, content);
  const title = words(name);
  const points = pointsOf(theme, content, promisedPoints(title) ?? 6);
  if (points.length < 2)
    throw new WrongUse(
      `A poster has two learning points or more, and the theme "${theme}" has ${points.length === 1 ? 'one' : 'none'}. Choose another with --theme, or write them first: npm run new -- point "Ask what happened" --theme ${theme}`,
    );
  const value: z.input<typeof Poster> = {
    draft: true,
    title,
    'for-children': forChildren,
    subtitle: placeholder('what it draws on, and the period'),
    points,
  };
  const text = placeholder('who the poster is for and how to use it');
  return textFile(`content/posters/${slug(name)}.md`, value, text);
}

/** A learning point that was found in an edition. */
export function newPoint(
  name: string,
  edition: string,
  chosen: string | undefined,
  content: Content,
): NewFile {
  const { themes, audiences } = about(name, chosen, content);
  const value: z.input<typeof Point> = {
    draft: true,
    headline: words(name),
    ...{ themes, audiences },
    found: [
      {
        edition,
        in: placeholder('what it was found in, such as two practice reviews'),
        source: { title: placeholder('the title of the paper'), body: placeholder('whose paper it is') },
        place: placeholder('where in the paper'),
      },
    ],
  };
  return textFile(
    `content/points/${slug(name)}.md`,
    value,
    placeholder('what to do and why, in one paragraph'),
  );
}

/** A theme of learning points. */
export function newTheme(name: string): NewFile {
  const value: z.input<typeof Theme> = { draft: true, title: words(name), 'for-children': forChildren };
  return textFile(
    `content/themes/${slug(name)}.md`,
    value,
    placeholder('what the theme is, in one paragraph'),
  );
}
