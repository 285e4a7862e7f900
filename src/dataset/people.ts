const measures = /%|^per\b|\b(?:pounds|euros|dollars|pence)\b|^(?:days|weeks|months|years|hours|minutes)$/i;

/** What is counted without a person behind each: reviews and audits are the board's own work, and may be counted. */
const things =
  /(?:^|\s)(?:reviews?|audits?|meetings?|sessions?|events?|courses?|schools?|nurseries|posts?|vacancies|policies|recommendations|actions|visits by inspectors|settings|homes|centres|beds|places|teams?|partners|organisations|agencies|authorities|areas|wards|districts)$/i;

/**
 * Whether whole numbers of a unit count people, or something that happened to one: `children`, `serious incidents`, and
 * whatever is not known to be money, time, a rate or a thing. A field without a unit could count people.
 */
export function countsPeople(unit: string | undefined): boolean {
  return unit === undefined || !(measures.test(unit) || things.test(unit));
}
