/** Shows those learning points of a list that fit what a reader chose; the address says what that is. */
const search = document.querySelector<HTMLElement>('.filter')!;
const selects = [...search.querySelectorAll('select')];
const said = search.querySelector<HTMLElement>('[role="status"]')!;
const reset = search.querySelector('button')!;
const points = [...document.querySelectorAll<HTMLElement>('[data-facts]')];
const sections = [...document.querySelectorAll<HTMLDetailsElement>('.points-of')];

search.querySelector('fieldset')!.disabled = false;
reset.disabled = false;
read();

for (const select of selects) select.onchange = () => chosen();
reset.onclick = () => {
  const isChosen = selects.some(({ value }) => value);
  for (const select of selects) select.value = '';
  if (isChosen) chosen();
  for (const section of sections) section.open = true;
};
window.onpopstate = () => read();
window.onhashchange = () => reveal();
reveal();

/** Takes the choice from the address; what is no choice counts as none. */
function read(): void {
  const query = new URLSearchParams(location.search);
  for (const select of selects) {
    const wished = query.get(select.name) ?? '';
    select.value = [...select.options].some(({ value }) => value === wished) ? wished : '';
  }
  show();
}

/** Puts the choice into the address, as a step that leads back. */
function chosen(): void {
  const query = new URLSearchParams(selects.flatMap(({ name, value }) => (value ? [[name, value]] : [])));
  history.pushState(null, '', `${location.pathname}${query.size > 0 ? `?${query}` : ''}`);
  show();
}

function show(): void {
  const wished = selects.filter(({ value }) => value);
  for (const point of points) {
    const facts = point.dataset['facts']!.split(' ');
    // What is for everyone is for each audience.
    const fits = ({ name, value }: HTMLSelectElement) =>
      facts.includes(`${name}-${value}`) || (name === 'for' && facts.includes('for-everyone'));
    point.hidden = !wished.every(fits);
  }
  for (const section of sections) count(section, wished.length > 0);
  const left = shown(points).length;
  const words = `${points.length} learning points`;
  said.textContent = wished.length > 0 ? `${left} of ${words}` : words;
}

/** Hides a theme without points and says how many it has; what was looked for is opened. */
function count(section: HTMLDetailsElement, isWished: boolean): void {
  const left = shown([...section.querySelectorAll<HTMLElement>('[data-facts]')]).length;
  section.hidden = left === 0;
  section.querySelector('.count')!.textContent = String(left);
  if (isWished) section.open = true;
}

/** Opens the theme that an address leads into, also in browsers that do not. */
function reveal(): void {
  const section = document.getElementById(location.hash.slice(1))?.closest('details');
  if (section) section.open = true;
}

function shown(all: HTMLElement[]): HTMLElement[] {
  return all.filter(({ hidden }) => !hidden);
}

export {};
