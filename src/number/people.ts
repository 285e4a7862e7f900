/** Matches a noun for a child or for what happened to one, in the singular or the plural, for use inside a pattern. */
export const childNouns =
  'child|children|girls?|boys?|bab(?:y|ies)|newborns?|infants?|toddlers?|under-\\p{L}+|teenagers?|teens?|adolescents?|' +
  'kids?|minors?|youths?|victims?|pupils?|students?|care\\sleavers?|siblings?|brothers?|sisters?|sons?|daughters?|twins?|incidents?|young\\s(?:people|persons?|women|woman|men|man)';

/** Matches a noun for a person of any age, or for a case of one, for use inside a pattern. */
export const personNouns =
  `${childNouns}|people|persons?|adults?|men|man|women|woman|m(?:o|u)thers?|mums?|fathers?|dads?|parents?|carers?|` +
  'cases?|deaths?|suicides?|births?|pregnanc(?:y|ies)|referrals?|notifications?|allegations?|famil(?:y|ies)';
