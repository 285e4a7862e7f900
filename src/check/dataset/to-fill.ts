import type { Content } from '../../content.ts';
import type { RawDataset } from '../../dataset/dataset.ts';
import { unfilled } from '../../placeholder.ts';

/** What is to be done about a dataset before its edition is published, or that it is done. */
interface ToFill {
  what: string;
  isDone: boolean;
  stops: true;
  cure?: string;
  file: string;
  line: 1;
  path: string | undefined;
}

/** The datasets among some files, and whether each can be read and has a figure. */
export function datasetItems(files: readonly string[], whole: Content): ToFill[] {
  return files
    .filter((file) => file.startsWith('data/'))
    .map((file) => {
      const entry = whole.raw.find(({ source: { path } }) => path === file);
      const isDone = entry !== undefined && isFilled(entry.value);
      const cells = entry?.value.data.flat().filter((cell) => cell === unfilled).length ?? 0;
      const left = `${cells === 1 ? 'one figure is' : `${cells} figures are`} still to be typed`;
      const fault =
        entry === undefined ? 'it cannot be read yet' : cells > 0 ? left : 'it has no figures yet';
      const before = whole.raw
        .filter(({ id }) => entry && id < entry.id && nameOf(id) === nameOf(entry.id))
        .at(-1);
      return {
        what: isDone ? entry.value.title : `${entry?.value.title ?? file}: ${fault}`,
        ...(before && !isDone && { cure: lastTime(before) }),
        isDone,
        stops: true,
        file,
        line: 1,
        path: entry && `/data/${entry.id}/`,
      };
    });
}

function nameOf(id: string): string | undefined {
  return id.split('/')[1];
}

/** Where the figures stood last time, and what stood with them that a new dataset leaves behind. */
function lastTime({ source: { path }, value: { notes, waivers } }: Content['raw'][number]): string {
  const left = [
    ...(notes.length > 0 ? [notes.length === 1 ? 'a note' : `${notes.length} notes`] : []),
    ...(waivers.length > 0 ? ['small counts shown on purpose, which must be approved anew'] : []),
  ];
  const looked = left.length === 0 ? '' : `, with ${left.join(' and ')}: see what still holds`;
  return `Last time they stood in ${path}${looked}.`;
}

/** Whether a dataset that has number fields has a figure, and no cell is left to fill in. */
function isFilled({ schema, data }: RawDataset): boolean {
  const cells = data.slice(1).flat();
  const isNumeric = schema.fields.some(({ type }) => type !== 'string');
  return !cells.includes(unfilled) && (!isNumeric || cells.some((cell) => typeof cell === 'number'));
}
