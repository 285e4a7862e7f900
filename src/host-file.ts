/** The files of a built site that tell a host how to serve it; none of them is for readers. */
export const hostFiles = [
  '.htaccess',
  '_headers',
  '_redirects',
  'nginx.conf',
  'staticwebapp.config.json',
  'web.config',
] as const;
export type HostFile = (typeof hostFiles)[number];

/** Where those who find a weakness of the site read whom to tell (RFC 9116), from the root of the host. */
export const securityFile = '.well-known/security.txt';
