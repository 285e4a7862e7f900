import type { Board } from './board.ts';

type Named = Pick<Board, 'security' | 'contact' | 'route'>;

/** Whom to tell of a weakness of the site, as a web address, a `mailto:` or a `tel:`; `undefined` where nobody is named. */
export function securityContact({ security, contact, route }: Named): string | undefined {
  if (security?.contact) return security.contact;
  if (contact?.email) return `mailto:${contact.email}`;
  if (contact?.phone?.startsWith('+')) return `tel:${contact.phone.replaceAll(' ', '')}`;
  return route?.address;
}

/** What is out of date on a day, such as `2026-11-22`, in whom a board names for weaknesses of its site. */
export function agedSecurity({ security }: Pick<Board, 'security'>, today: string): string[] {
  if (security === undefined) return [];
  const { expires } = security;
  const inAYear = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
  if (expires < today)
    return [
      `content/board.json: security.txt has been out of date since ${expires}. See that its contact still holds, then write a later day into "security".`,
    ];
  if (expires > inAYear)
    return [
      `content/board.json: security.txt is to hold until ${expires}; RFC 9116 asks for less than a year. Write an earlier day into "security".`,
    ];
  return [];
}
