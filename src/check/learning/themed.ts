import type { Content } from '../../content.ts';
import { themeIds, themesOfEach } from '../../narrative/named.ts';
import { components, type Component } from '../../narrative/parse.ts';
import { recommendations } from '../../narrative/themed.ts';
import { problemAt, type Fault, type Problem } from '../../problem.ts';
import { nameFaults, namesIn } from '../names.ts';

/** Figures, key messages and recommendations name themes that exist, each once, and one set of them for each recommendation. */
export function themedProblems({ texts, files }: Content): Problem[] {
  const known = namesIn('content/themes', files);
  return [...texts.reports, ...texts.editions, ...texts.briefings].flatMap(({ tree, source, bodyOffset }) =>
    components(tree, bodyOffset).flatMap((component) =>
      faults(component, known).map((fault) => problemAt(source, component.offset, fault)),
    ),
  );
}

function faults(component: Component, known: readonly string[]): Fault[] {
  const { name, attributes } = component;
  if (attributes['themes'] === undefined) return [];
  if (name !== 'Recommendations') return themeFaults(themeIds(attributes), known);
  const { length: count } = recommendations(component);
  const { length: sets } = attributes['themes'].split('|');
  if (sets > 1 && sets !== count) {
    const message = `There are themes for ${sets} recommendations, and the list has ${count}.`;
    const cure = 'Part the themes of each by |, in their order; leave a place empty where one has none.';
    return [{ message, text: attributes['themes'], cure }];
  }
  return themesOfEach(attributes, sets).flatMap((ids) => themeFaults(ids, known));
}

function themeFaults(ids: readonly string[], known: readonly string[]): Fault[] {
  return nameFaults(ids, 'theme', known).map(({ fault }) => fault);
}
