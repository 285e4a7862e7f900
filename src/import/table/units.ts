/** What a title says of the unit of its figures. */
export interface Unit {
  /** The title without what only says the unit. */
  title: string;
  unit: string | undefined;
}

const people =
  /\b(children in need|looked after children|children|young people|people|persons|girls|boys|babies|infants|pupils|students|teenagers|victims|patients|parents|carers|families|siblings|care leavers|perpetrators|suspects|adults|staff|practitioners|social workers|women|men)\b/i;

const durations = /^(days|weeks|months|years|hours|minutes)$/i;

/** The unit that a title tells, in brackets or in words: `Children (%)`, `Rate per 10,000`, `Number of referrals`. */
export function unitIn(title: string, sign: string): Unit {
  const bracket = /\s*\(([^()]+)\)$/.exec(title);
  const inside = bracket?.[1]?.trim() ?? '';
  const bare = bracket ? title.slice(0, bracket.index) : title;
  const plain = unitWords(inside);
  if (sign === '%') return { title: plain === '%' ? bare : title, unit: '%' };
  const money =
    moneyIn(inside, sign) ?? moneyIn(/(£ ?['’]?0{3}s?|£ ?m(?:illion)?|£ ?k)\b/i.exec(title)?.[0] ?? '', sign);
  if (money) return { title: moneyIn(inside, '') ? bare : title, unit: money };
  if (plain) return { title: bare || title, unit: plain };
  return { title, unit: unitInWords(title) };
}

function unitWords(inside: string): string | undefined {
  if (/^(%|percent(age)?s?|per cent)$/i.test(inside)) return '%';
  if (/^per [\d,]+( [\p{L} ]+)?$/iu.test(inside)) return inside.toLowerCase();
  if (durations.test(inside)) return inside.toLowerCase();
  return new RegExp(`^(?:${people.source})$`, 'i').test(inside) ? inside.toLowerCase() : undefined;
}

function moneyIn(text: string, sign: string): string | undefined {
  if (/^£ ?['’]?0{3}s?$|^£ ?k$|^£ ?thousands?$/i.test(text)) return 'thousand pounds';
  if (/^£ ?m(illions?)?$/i.test(text)) return 'million pounds';
  return text === '£' || sign === '£'
    ? 'pounds'
    : sign === '€'
      ? 'euros'
      : sign === '$'
        ? 'dollars'
        : undefined;
}

function unitInWords(title: string): string | undefined {
  const rate = /\bper ([\d,]{3,})( [\p{L}-]+( in care)?)?/iu.exec(title)?.[0];
  if (rate) return rate.toLowerCase().trim();
  if (/%|\b(percentage|percent|per cent|proportion|share)\b/i.test(title)) return '%';
  const duration = /\b(?:average|mean|median|number of) (days|weeks|months|years|hours|minutes)\b/i.exec(
    title,
  )?.[1];
  if (duration) return duration.toLowerCase();
  const counted = /^(?:total )?(?:number|no\.?|count|total) of ([\p{L} -]+)/iu.exec(title)?.[1] ?? title;
  const who = people.exec(counted);
  if (who?.index === 0) return who[1]!.toLowerCase();
  if (counted !== title)
    return counted.split(/ (?:in|by|at|with|who|that|on|of|to|from|for) /)[0]!.toLowerCase();
  return who && !/\b(of|for|by|with|about|to)\b.*$/i.test(title.slice(0, who.index))
    ? who[1]!.toLowerCase()
    : undefined;
}

/** The people whom the title of a table is about, where it begins with them: `Children on a plan`. */
export function peopleIn(title: string): string | undefined {
  const bare = title.replace(/^(?:total |the )?(?:number|count) of /i, '');
  const who = people.exec(bare);
  return who?.index === 0 ? who[1]!.toLowerCase() : undefined;
}
