import { z } from 'astro/zod';

const address = z
  .string()
  .regex(
    /^(?!.*(\.\.|\/\/|\/index\.html$))\/[\p{L}\p{N}._/-]*$/u,
    'write an address of this site that begins with /, as /2019-20/crag/',
  );

/** Addresses that were published and are no more, with where they lead now. Read from `content/redirects.json`. */
export const Redirects = z.record(address, address);
export type Redirects = z.infer<typeof Redirects>;
