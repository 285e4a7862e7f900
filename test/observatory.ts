/**
 * What MDN’s HTTP Observatory asks of the headers and pages of a site, written from its public description and tried on
 * policies that are too weak. Left out is what only a public host can show: the way from HTTP to HTTPS, and certificates.
 */
export interface Looked {
  /** By name, in small letters. */
  headers: Record<string, string>;
  html: string;
}

const broad = ['*', 'http:', 'https:', 'ftp:', 'data:', "'unsafe-inline'", "'unsafe-eval'"];

/** A policy as its directives. Throws where one stands in it twice or is none that browsers know. */
function parsed(policy: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const part of policy
    .split(';')
    .map((each) => each.trim())
    .filter(Boolean)) {
    const [name = '', ...sources] = part.split(/\s+/);
    if (!/^([a-z]+-src|base-uri|form-action|frame-ancestors)$/.test(name))
      throw new Error(`No directive: ${name}`);
    if (found.has(name)) throw new Error(`Twice: ${name}`);
    found.set(name, sources);
  }
  return found;
}

/** The policies of a page: that of its header, and that of its first meta without what counts in headers alone. */
function policies({ headers, html }: Looked): Map<string, string[]>[] {
  const header = headers['content-security-policy'];
  const meta = /<meta content="([^"]*)" http-equiv="Content-Security-Policy">/.exec(html)?.[1];
  const inPage = meta === undefined ? undefined : parsed(meta);
  inPage?.delete('frame-ancestors');
  return [...(header === undefined ? [] : [parsed(header)]), ...(inPage ? [inPage] : [])];
}

/** What may be loaded as something under every policy: a source counts where all policies have it. */
function sources(looked: Looked, name: string): string[] {
  const all = policies(looked)
    .map((policy) => policy.get(name) ?? (name.endsWith('-src') ? policy.get('default-src') : undefined))
    .filter((each) => each !== undefined);
  if (all.length === 0) return ['*'];
  return all.reduce((one, other) => one.filter((source) => other.includes(source)));
}

const isNarrow = (found: readonly string[]) => !found.some((source) => broad.includes(source));

/** Each thing that is looked for, and whether it is there. */
export const observatory: Record<string, (looked: Looked) => boolean> = {
  'a policy without unsafe-inline, unsafe-eval, data: or whole schemes for scripts, styles and plug-ins': (
    looked,
  ) => ['script-src', 'style-src', 'object-src'].every((name) => isNarrow(sources(looked, name))),
  'a policy that begins with nothing': (looked) =>
    policies(looked).some((policy) => policy.get('default-src')?.join() === "'none'"),
  'no other base for links, and no form that leads elsewhere': (looked) =>
    ['base-uri', 'form-action'].every((name) => isNarrow(sources(looked, name))),
  'no other scheme for pictures and media': (looked) =>
    ['img-src', 'media-src'].every((name) => isNarrow(sources(looked, name))),
  'no frame around the page, by policy and by the older header': ({ headers }) =>
    parsed(headers['content-security-policy'] ?? '')
      .get('frame-ancestors')
      ?.join() === "'none'" && /^(deny|sameorigin)$/i.test(headers['x-frame-options'] ?? ''),
  'HTTPS alone for at least half a year': ({ headers }) =>
    Number(/^max-age=(\d+)$/.exec(headers['strict-transport-security'] ?? '')?.[1] ?? 0) >= 15_768_000,
  'no guessing of media types': ({ headers }) => headers['x-content-type-options'] === 'nosniff',
  'a referrer that tells others no path': ({ headers }) =>
    ['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin'].includes(
      headers['referrer-policy'] ?? '',
    ),
  'files that other sites cannot load': ({ headers }) =>
    ['same-site', 'same-origin'].includes(headers['cross-origin-resource-policy'] ?? ''),
  'a window of its own': ({ headers }) => headers['cross-origin-opener-policy'] === 'same-origin',
  'no reading by scripts of other sites with their cookies': ({ headers }) =>
    headers['access-control-allow-credentials'] === undefined,
  'no cookie': ({ headers }) => headers['set-cookie'] === undefined,
  'no script of another host': ({ html }) =>
    [...html.matchAll(/<script\b[^>]*\ssrc="([^"]*)"/g)].every(([, src = '']) => /^\/(?!\/)/.test(src)),
};

/** What a page does not have of it. */
export function lacking(looked: Looked): string[] {
  return Object.entries(observatory).flatMap(([name, isThere]) => {
    try {
      return isThere(looked) ? [] : [name];
    } catch {
      return [name];
    }
  });
}
