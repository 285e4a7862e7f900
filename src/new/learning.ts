import type { z } from 'astro/zod';
import { everyone } from '../audience.ts';
import { fewestPoints, partTitles, type Briefing } from '../briefing.ts';
import type { Content } from '../content.ts';
import { placeholder } from '../placeholder.ts';
import { editionsOf, type Point } from '../point.ts';
import type { Poster } from '../poster.ts';
import type { Theme } from '../theme.ts';
import { textFile, type NewFile } from './file.ts';
import { slug, words } from './slug.ts';

const forChildren = placeholder('what it means for children, in one or two plain sentences');

/** Who a thing is for, and what it is about: the theme that has its name, or one to be chosen. */
function about(name: string, { themes, audiences }: Content) {
  const theme = themes.find(({ id }) => id === name)?.id;
  const all = audiences.some(({ id }) => id === everyone) ? everyone : undefined;
  return {
    theme,
    themes: [theme ?? placeholder('a theme by its file name in content/themes')],
    audiences: [all ?? placeholder('an audience by its file name in content/audiences')],
  };
}

/** The learning points of a theme, those of an edition first among them where one is named. */
function pointsOf(theme: string | undefined, { points }: Content, most: number): string[] {
  if (theme === undefined) return [];
  const found = points.filter(({ value }) => value.themes.includes(theme));
  const times = (value: Point) => editionsOf(value).length;
  return found
    .sort((a, b) => times(b.value) - times(a.value) || (a.id < b.id ? -1 : 1))
    .slice(0, most)
    .map(({ id }) => id);
}

/** A briefing in its seven parts, with the points of the theme that has its name. */
export function newBriefing(name: string, content: Content): NewFile {
  const id = slug(name);
  const { theme, themes, audiences } = about(id, content);
  const value: z.input<typeof Briefing> = {
    draft: true,
    title: words(name),
    summary: placeholder('what it is about, in one sentence'),
    'for-children': forChildren,
    ...{ themes, audiences },
  };
  const points = pointsOf(theme, content, 6);
  return textFile(`content/learning/${id}.mdx`, value, briefingBody(points));
}

function briefingBody(points: readonly string[]): string {
  const shown =
    points.length >= fewestPoints ? points : [placeholder('learning points by file name, three or more')];
  const share = Math.ceil(shown.length / 3);
  let part = 0;
  return partTitles
    .flatMap((title) => {
      if (title === 'What to do') return [`## ${title}`, `- ${placeholder('an action')}`];
      if (title === 'Questions for your team') return [`## ${title}`, `- ${placeholder('a question')}`];
      if (title) return [`## ${title}`, placeholder('two or three sentences')];
      part += 1;
      const own = shown.slice((part - 1) * share, part * share);
      const list = own.length > 0 ? [`<LearningPoints points="${own.join('; ')}" />`] : [];
      return [`## Key information ${part}`, placeholder('what to know, and a heading that says it'), ...list];
    })
    .join('\n\n');
}

/** A poster of the points of the theme that has its name, or of points to be chosen. */
export function newPoster(name: string, content: Content): NewFile {
  const points = pointsOf(about(slug(name), content).theme, content, 6);
  const chosen = placeholder('a learning point by its file name in content/points');
  const value: z.input<typeof Poster> = {
    draft: true,
    title: words(name),
    'for-children': forChildren,
    subtitle: placeholder('what it draws on, and the period'),
    points: points.length >= 2 ? points : [chosen, chosen.replace('a learning', 'another learning')],
  };
  const text = placeholder('who the poster is for and how to use it');
  return textFile(`content/posters/${slug(name)}.md`, value, text);
}

/** A learning point that was found in an edition. */
export function newPoint(name: string, edition: string, content: Content): NewFile {
  const { themes, audiences } = about(slug(name), content);
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
