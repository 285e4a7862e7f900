import { everywhere } from './policy.ts';

/**
 * What the header says of all files of a site, whichever they are. It names no digest, so that a server whose settings were
 * made once goes on serving later builds; the policy in each page is stricter. It says nothing of styles, frames and plug-ins,
 * since browsers show a PDF with a page of their own that has them, and the policy of the file would hold for that page.
 */
const policy = ["script-src 'self' 'wasm-unsafe-eval'", ...everywhere, "frame-ancestors 'none'"].join('; ');

/** What no page of the site needs. */
const unneeded = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
];

/**
 * The headers that go with every answer of a site, by name; what holds for HTTPS alone only where it is published so. Of a
 * preview, search engines are to forget its documents too.
 */
export function headers(isSecure: boolean, isPreview = false): Record<string, string> {
  return {
    'Content-Security-Policy': policy,
    ...(isSecure ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
    ...(isPreview ? { 'X-Robots-Tag': 'noindex' } : {}),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy': unneeded.map((each) => `${each}=()`).join(', '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-site',
  };
}

/** Below this folder a file of another content has another name, so that browsers keep it for good. */
export const lastingFolder = '_astro';

/** How long browsers keep a file without asking again: not at all, since a number may be taken back; or for good. */
export const caching = {
  asked: 'public, max-age=0, must-revalidate',
  lasting: 'public, max-age=31536000, immutable',
};
