/** Errors that nobody waits for, such as those of work that a library does by the way; they would end the process with a stack trace. */
export interface Strays {
  /** Throws the first one. */
  refuse(): void;
  /** Stops listening, when all went well; otherwise later ones are of no more interest. */
  end(): void;
}

/** Listens for errors that nobody waits for. */
export function strays(): Strays {
  const found: unknown[] = [];
  const hear = (error: unknown) => void found.push(error);
  const events = ['uncaughtException', 'unhandledRejection'] as const;
  for (const event of events) process.on(event, hear);
  return {
    refuse: () => {
      if (found.length > 0) throw found[0];
    },
    end: () => {
      for (const event of events) process.off(event, hear);
    },
  };
}
