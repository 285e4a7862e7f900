const measures =
  /[%£€$]|^per\b|\b(?:pounds|euros|dollars|pence)\b|^(?:days|weeks|months|years|hours|minutes)$/i;

/** What is counted without a person behind each: reviews and audits are the board's own work, and may be counted. */
const things =
  /(?:^|\s)(?:reviews?|audits?|meetings?|sessions?|events?|courses?|schools?|nurseries|posts?|vacancies|policies|recommendations|actions|settings|homes|centres|beds|places|teams?|partners|organisations|agencies|authorities|areas|wards|districts)$/i;

/** What parts a unit into what is counted; and what follows what is counted, and says more of it. */
const [another, more] = [
  /\s+(?:and|or)\s+|[,;/&+]/,
  /\s(?:in|at|of|on|by|with|within|from|for|to|who|whose|that|where)\s/i,
];

/**
 * Whether whole numbers of a unit count people, or something that happened to one: `children in schools`, `serious
 * incidents`, and whatever is not known to be money, time, a rate or a thing. A field without a unit could count people.
 */
export function countsPeople(unit: string | undefined): boolean {
  if (unit === undefined) return true;
  return (
    !measures.test(unit) && !unit.split(another).every((each) => things.test(each.trim().split(more)[0]!))
  );
}
