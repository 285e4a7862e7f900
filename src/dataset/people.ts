const measures =
  /[%£€$]|^per\b|\b(?:pounds|euros|dollars|pence|fte|full-time equivalents?)\b|^(?:days|weeks|months|years|hours|minutes)$/i;

/** What is counted without a person behind each: reviews and audits are the board's own work, and may be counted. */
const things =
  /(?:^|\s)(?:reviews?|audits?|meetings?|sessions?|events?|courses?|schools?|nurseries|posts?|vacancies|policies|recommendations|actions|settings|homes|centres|beds|places|teams?|partners|organisations|agencies|authorities|areas|wards|districts)$/i;

/** What makes each event or review stand for somebody who was harmed: fatal events, child death reviews. */
const harm =
  /\b(?:fatal|near-fatal|deaths?|suicides?|homicides?|murders?|killings?|stabbings?|shootings?|drownings?)\b/i;

/** People by name, and what ends or marks the life of one. */
const people =
  /(?:^|\s)(?:child|children|people|persons?|young persons?|girls?|boys?|babies|infants|toddlers|teenagers|minors|pupils|students|siblings|brothers|sisters|twins|victims|patients|adults|women|men|mothers|fathers|parents|families|carers|care leavers|deaths|fatalities|suicides|injuries|stillbirths|pregnancies|births)$/i;

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
  const isOfHarm = harm.test(unit);
  const isThing = (counted: string) =>
    things.test(counted) && !(isOfHarm && /(?:events?|reviews?)$/i.test(counted));
  return !measures.test(unit) && !countedIn(unit).every(isThing);
}

/** Whether a unit says itself that it counts people, or their deaths or injuries: `children`, `girls and boys`. */
export function namesPeople(unit = ''): boolean {
  return countedIn(unit).some((counted) => people.test(counted));
}

/** What a unit counts, without what says more of it: `children` of `children in schools`. */
function countedIn(unit: string): string[] {
  return unit.split(another).map((each) => each.trim().split(more)[0]!);
}
