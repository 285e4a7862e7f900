import { spawnSync } from 'node:child_process';

/** What is known of faults in the packages that make sites: those that are known, or why nobody could be asked. */
export type Advisories = { known: string[] } | { unasked: string };

/** Asks the place that npm installs from for known faults of the packages in the lock file. */
export function advisories(npm = process.env['npm_execpath']): Advisories {
  if (npm === undefined) return { unasked: 'it was not started with npm' };
  const words = [npm, 'audit', '--omit=dev', '--json'];
  const { stdout } = spawnSync(process.execPath, words, { encoding: 'utf8', timeout: 120_000 });
  return answered(stdout);
}

/** What npm answered, as JSON. */
export function answered(text: string): Advisories {
  try {
    const { vulnerabilities } = JSON.parse(text) as Answer;
    if (vulnerabilities === undefined) return { unasked: 'the place that npm installs from does not tell' };
    return {
      known: Object.values(vulnerabilities).map(
        ({ name, severity, range }) => `${name} ${range}: ${severity}`,
      ),
    };
  } catch {
    return { unasked: 'npm gave no answer' };
  }
}

interface Answer {
  vulnerabilities?: Record<string, { name: string; severity: string; range: string }>;
}
