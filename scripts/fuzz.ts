import { command } from '../src/command/command.ts';
import { WrongUse, type Outcome } from '../src/command/outcome.ts';
import { Field, failures, inWords, sites } from '../test/fuzz/fuzz.ts';

const use = 'npm run fuzz -- [--minutes 10] [--seed 7] [--only 123] [--real] [--debug]';
const word = { type: 'string' } as const;
const options = { minutes: word, seed: word, only: word, real: { type: 'boolean' } } as const;

/** Whole numbers from 0 until some minutes are over. */
function* until(minutes: number): Generator<number> {
  const end = Date.now() + minutes * 60_000;
  for (let number = 0; Date.now() < end; number += 1) yield number;
}

await command(
  use,
  { options },
  ({ values }): Outcome => {
    const [minutes, seed, only] = [values.minutes ?? '10', values.seed ?? '1', values.only].map((each) =>
      each === undefined ? undefined : Number(each),
    );
    if ([minutes, seed, only].some((each) => each !== undefined && !(each >= 0)))
      throw new WrongUse('Minutes, seed and mutant are numbers.');
    const field = new Field(values.real ? sites.real : sites.fixture);
    try {
      const numbers = only === undefined ? until(minutes!) : [only];
      const { found, count } = failures(field, {
        seed: seed!,
        numbers,
        told: (failure) => console.error(`${inWords(failure)}\n`),
      });
      console.log(`${count} mutants of seed ${seed}: ${found.length} broke a promise.`);
      return found.length > 0 ? 70 : 0;
    } finally {
      field.remove();
    }
  },
  'CONTRIBUTING.md says what it does.',
);
