import { parseArgs, type ParseArgsConfig } from 'node:util';
import { keptByNpm, keptWords } from './dashes.ts';
import { failure, WrongUse, type Outcome } from './outcome.ts';

type Given<Config extends ParseArgsConfig> = ReturnType<typeof parseArgs<Config>>;
type WithDebug<Config extends ParseArgsConfig> = Config & { options: { debug: { type: 'boolean' } } };

/**
 * Runs a command on the words it was given, and sets the exit code. `use` is the line that shows how it is called;
 * words that do not follow `config`, and `WrongUse`, end with it and with 2. `--help` prints it with `more`, where to
 * read on, and does nothing else.
 */
export async function command<const Config extends ParseArgsConfig>(
  use: string,
  config: Config,
  run: (given: Given<WithDebug<Config>>) => Outcome | Promise<Outcome>,
  more = '',
): Promise<void> {
  const asksHelp = process.argv.slice(2).some((word) => word === '--help' || word === '-h');
  if (asksHelp) console.log([`Use: ${use}`, ...(more ? [more] : [])].join('\n\n'));
  else process.exitCode = await ended(use, config, run);
  if (process.exitCode) await leave();
}

/** Ends the process when all is printed: what a build that failed has begun would go on, with pages that nobody needs. */
async function leave(): Promise<void> {
  for (const stream of [process.stdout, process.stderr])
    await new Promise<void>((written) => stream.write('', () => written()));
  process.exit();
}

async function ended<const Config extends ParseArgsConfig>(
  use: string,
  config: Config,
  run: (given: Given<WithDebug<Config>>) => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  const options = { ...config.options, debug: { type: 'boolean' } } as const;
  try {
    const kept = keptByNpm(
      Object.keys(options).filter((name) => !isGiven(name)),
      process.env,
    );
    if (kept.length > 0) throw new WrongUse(keptWords(kept));
    return await run(parseArgs({ ...config, options }) as Given<WithDebug<Config>>);
  } catch (error) {
    const isWrongUse =
      error instanceof WrongUse || /^ERR_PARSE_ARGS/.test((error as { code?: string }).code ?? '');
    if (!isWrongUse) return failure(error, process.argv.includes('--debug'));
    console.error(`${(error as Error).message}\n\nUse: ${use}`);
    return 2;
  }
}

function isGiven(option: string): boolean {
  return process.argv.some((word) => word === `--${option}` || word.startsWith(`--${option}=`));
}
