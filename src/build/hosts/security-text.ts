import type { Board } from '../../board.ts';
import { securityFile } from '../../host-file.ts';
import { securityContact } from '../../security.ts';

/** Whom to tell of a weakness of the site, as RFC 9116 has it; nothing where the board does not say. */
export function securityText(board: Board, origin: string): string | undefined {
  const contact = securityContact(board);
  if (board.security === undefined || contact === undefined) return undefined;
  return [
    `Contact: ${contact}`,
    `Expires: ${board.security.expires}T00:00:00.000Z`,
    `Preferred-Languages: ${board.language.split('-')[0]}`,
    `Canonical: ${origin}/${securityFile}`,
    '',
  ].join('\n');
}
