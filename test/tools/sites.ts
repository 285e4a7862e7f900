import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { build, project } from '../build.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder that the sites are built into, each below its name. */
    sites: string;
  }
}

/** Builds the real site and the fixture, whose documents are checked. */
export default function setup({ provide }: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'sites-'));
  for (const [name, from] of [
    ['site', project],
    ['fixture', join(project, 'test/site')],
  ] as const) {
    const { code, output } = build(from, join(folder, name));
    if (code !== 0) throw new Error(`The ${name} could not be built.\n${output}`);
  }
  provide('sites', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
