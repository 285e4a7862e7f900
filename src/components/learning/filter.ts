/** Shows those learning points of a list that fit what a reader chose; the address says what that is. */
const search = document.querySelector<HTMLElement>('.filter')!;
const selects = [...search.querySelectorAll('select')];
const said = search.querySelector<HTMLElement>('[role="status"]')!;
const reset = search.querySelector('button')!;
const points = [...document.querySelectorAll<HTMLElement>('[data-facts]')];
const sections = [...document.querySelectorAll<HTMLElement>('.points-of')];

search.querySelector('fieldset')!.disabled = false;
read();

for (const select of selects) select.onchange = () => chosen();
reset.onclick = () => {
  for (const select of selects) select.value = '';
  selects[0]!.focus();
  chosen();
};
window.onpopstate = () => read();

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
  for (const section of sections) count(section);
  const left = shown(points).length;
  const words = `${points.length} learning points`;
  said.textContent = wished.length > 0 ? `${left} of ${words}` : words;
  reset.disabled = wished.length === 0;
}

/** Hides a theme without points, and says in the contents how many it has. */
function count(section: HTMLElement): void {
  const left = shown([...section.querySelectorAll<HTMLElement>('[data-facts]')]).length;
  section.hidden = left === 0;
  const jump = document.querySelector<HTMLElement>(`.jumps a[href="#${section.querySelector('h2')!.id}"]`);
  if (!jump) return;
  jump.parentElement!.hidden = left === 0;
  jump.nextElementSibling!.textContent = `(${left})`;
}

function shown(all: HTMLElement[]): HTMLElement[] {
  return all.filter(({ hidden }) => !hidden);
}

export {};
