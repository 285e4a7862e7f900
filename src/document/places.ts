/**
 * A document, or a part of it, whose links lead somewhere: one to a place that only its page has, such as `#help`, leads to
 * that page, whose full address is given.
 */
export function withPlaces<Data extends object>(data: Data, address: string): Data {
  const known = new Set(placesIn(data));
  return led(data, (url) => (url.startsWith('#') && !known.has(url.slice(1)) ? address + url : url)) as Data;
}

/** The ids of headings, figures and terms. */
function placesIn(data: unknown): string[] {
  if (!isPlain(data)) return [];
  const { type, id, terms } = data as { type?: unknown; id?: unknown; terms?: { id: string }[] };
  const own = (type === 'heading' || type === 'figure') && typeof id === 'string' ? [id] : [];
  const named = type === 'terms' ? (terms ?? []).map((term) => term.id) : [];
  return [...own, ...named, ...Object.values(data).flatMap(placesIn)];
}

function led(data: unknown, toUrl: (url: string) => string): unknown {
  if (!isPlain(data)) return data;
  if (Array.isArray(data)) return data.map((each) => led(each, toUrl));
  const { type, url } = data as { type?: unknown; url?: unknown };
  const inner = Object.fromEntries(Object.entries(data).map(([key, each]) => [key, led(each, toUrl)]));
  return type === 'link' && typeof url === 'string' ? { ...inner, url: toUrl(url) } : inner;
}

/** Whether something is a list or a group of keys, and no bytes. */
function isPlain(data: unknown): data is object {
  return Array.isArray(data) || (data as object | null | undefined)?.constructor === Object;
}
