import { spawnSync } from 'node:child_process';

/** A set of programs beside Node that checks need. */
export interface Kit {
  /** As messages call it. */
  name: string;
  /** The commands that it brings; all are needed. */
  commands: string[];
  /** The packages of Debian and Ubuntu that have them. */
  debian: string;
  /** How else to get it. */
  elsewhere: string;
}

/** What the checks need. */
export const kits = {
  java: {
    name: 'veraPDF',
    commands: ['java'],
    debian: 'default-jre-headless',
    elsewhere: 'Java 17 from https://adoptium.net',
  },
  poppler: {
    name: 'Poppler',
    commands: ['pdftotext', 'pdfinfo', 'pdffonts'],
    debian: 'poppler-utils',
    elsewhere: 'Poppler (on a Mac: brew install poppler)',
  },
  office: {
    name: 'LibreOffice',
    commands: ['soffice'],
    debian: 'libreoffice-writer-nogui libreoffice-calc-nogui',
    elsewhere: 'LibreOffice from https://www.libreoffice.org, with soffice on the path',
  },
  nginx: {
    name: 'nginx',
    commands: ['nginx'],
    debian: 'nginx-light',
    elsewhere: 'nginx from https://nginx.org, on the path',
  },
  apache: {
    name: 'Apache',
    commands: ['apache2'],
    debian: 'apache2',
    elsewhere: 'Apache 2.4 with apache2 on the path',
  },
} as const satisfies Record<string, Kit>;

/** The commands of a set that this machine cannot start. */
export function missing({ commands }: Kit): string[] {
  return commands.filter((command) => {
    const { error } = spawnSync(command, [flags[command] ?? '-v'], { stdio: 'ignore', timeout: 60_000 });
    return error !== undefined;
  });
}

const flags: Record<string, string> = { java: '-version', soffice: '--version' };

/** Installs a set where the machine has apt and rights to use it; says why when it does not. */
export function install({ debian }: Kit): string | undefined {
  if (process.getuid?.() !== 0) return 'installing needs the rights of root';
  if (!apt(1, '--version')) return 'there is no apt-get';
  if (!apt(1, 'update')) return 'the lists of packages could not be read';
  const words = ['install', '--no-install-recommends', ...debian.split(' ')];
  // A half-made installation would be worse than none, so only the download may run out of time.
  if (!apt(4, ...words, '--download-only')) return 'it could not be downloaded';
  return apt(10, ...words) ? undefined : 'apt-get failed';
}

/** Whether apt-get does what it is told within some minutes. */
function apt(minutes: number, ...words: string[]): boolean {
  const options = ['-y', '-q', '-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=15'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const timeout = minutes * 60_000;
  return spawnSync('apt-get', [...options, ...words], { env, stdio: 'ignore', timeout }).status === 0;
}
