import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checklists, stopping, type ChecklistPart } from '../src/check/checklist.ts';
import { checkedSite } from '../src/check/site.ts';
import { decoded } from '../src/files.ts';
import { project } from './build.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'checklist-'));
  cpSync(join(project, 'test/site'), root, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const report = 'content/reports/2020-21/crag.mdx';

function change(file: string, from: string, to: string) {
  const text = readFileSync(join(root, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(
    join(root, file),
    text.replace(from, () => to),
  );
}

function found() {
  const [checklist] = checklists(checkedSite(root), (file) => decoded(root, file));
  const open = (name: ChecklistPart['name']) =>
    checklist!.parts.find((part) => part.name === name)!.items.filter(({ isDone }) => !isDone);
  return { checklist: checklist!, open, stops: stopping(checklist!).map(({ what }) => what) };
}

it('has nothing that stops an edition which is whole', () => {
  const { checklist, stops } = found();
  expect([checklist.edition, checklist.state, stops]).toEqual(['2020-21', 'built, not frozen', []]);
});

it('names what the guidance asks for and no section answers, with the cure, the file and the page', () => {
  change(report, '<Answers items="voice; work" />', '<Answers items="voice" />');
  const [item, ...more] = found().open('guidance');
  expect(more).toEqual([]);
  expect(item).toMatchObject({ stops: true, file: 'content/editions/2020-21.md' });
  expect(item!.path).toBe('/2020-21/guidance/#item-work');
  expect(item!.what).toMatch(/^What was done: no section answers it\./);
  expect(item!.cure).toContain('<Answers items="work" />');
});

it('names places to fill in, with their line', () => {
  change(report, 'They are invented.', '[Write here: what they\nare]');
  change('data/2020-21/plans.json', '2019/20", 1210', '2019/20", "[fill in]"');
  const line = readFileSync(join(root, report), 'utf8').split('[Write here')[0]!.split('\n').length;
  const { open } = found();
  expect(open('placeholders')).toMatchObject([
    { what: 'Write here: what they are', file: report, line, path: '/2020-21/crag/', stops: true },
  ]);
  const [data] = open('data');
  expect(data).toMatchObject({ file: 'data/2020-21/plans.json', stops: true });
  expect(data!.what).toMatch(/: one figure is still to be typed$/);
});

it('names the section that is to be written by its heading', () => {
  change(
    report,
    'They are invented.',
    'They are.\n\n## What we did\n\n[Write here: what this section tells]',
  );
  expect(found().open('placeholders')).toMatchObject([{ what: 'Write here: what “What we did” tells' }]);
});

it('names a dataset that cannot be read, and one without figures', () => {
  writeFileSync(join(root, 'data/2020-21/risks.json'), '{');
  const [unread] = found().open('data');
  expect(unread).toMatchObject({ what: 'data/2020-21/risks.json: it cannot be read yet', stops: true });
});

it('lets errors stop an edition, here and elsewhere, and warnings not', () => {
  change(report, 'Listening helps.', '[It](/nowhere/) helps.');
  change('content/themes/voice.md', 'want to be heard', 'abscond');
  change('content/glossary/care.md', 'Looked after', '[Looked](/nowhere/) after');
  const { open } = found();
  expect(open('errors').map(({ file, stops }) => [file, stops])).toEqual([[report, true]]);
  expect(open('elsewhere').map(({ file }) => file)).toEqual(['content/glossary/care.md']);
  expect(open('warnings').every(({ stops }) => !stops)).toBe(true);
});

it('says that an edition is a draft, and what of another is', () => {
  change('content/glossary/care.md', '---\n', '---\ndraft: true\n');
  change('data/2020-21/plan-rates.json', '{', '{ "draft": true,');
  expect(
    found()
      .open('drafts')
      .map(({ file }) => file),
  ).toEqual(['data/2020-21/plan-rates.json']);
  change('content/editions/2020-21.md', '---\n', '---\ndraft: true\n');
  const { checklist, open } = found();
  expect([checklist.state, open('drafts')]).toEqual(['draft', []]);
});
