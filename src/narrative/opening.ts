import type { ComponentPart, Part } from './parts.ts';

/** What stands before the first heading of a narrative, and the rest. */
export function opening(parts: readonly Part[]): { first: Part[]; rest: Part[] } {
  const place = parts.findIndex((part) => !('name' in part) && part.html.includes('<h2'));
  if (place === -1) return { first: [...parts], rest: [] };
  const { html } = parts[place]!;
  const at = html.indexOf('<h2');
  const before = html.slice(0, at).trim();
  return {
    first: [...parts.slice(0, place), ...(before ? [{ html: before }] : [])],
    rest: [{ html: html.slice(at) }, ...parts.slice(place + 1)],
  };
}

/** The parts of a narrative, with key messages that follow each other as one. */
export function keyMessagesTogether(parts: readonly Part[]): (Part | ComponentPart[])[] {
  const found: (Part | ComponentPart[])[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (!('name' in part) || part.name !== 'KeyMessage') found.push(part);
    else if (Array.isArray(last)) last.push(part);
    else found.push([part]);
  }
  return found;
}
