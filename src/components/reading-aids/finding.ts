import { element } from '../../chart/explore/elements.ts';

/** Puts into the page a field that finds words in its text; what finds them is loaded when it is first used. */
export function offerFinding(): void {
  const room = document.querySelector<HTMLElement>('.find-in-text');
  if (!room) return;
  const field = element('input', '');
  field.type = 'search';
  field.id = 'find';
  field.autocomplete = 'off';
  field.maxLength = 80;
  const label = element('label', '', 'Find in this report');
  label.htmlFor = field.id;
  room.role = 'search';
  room.ariaLabel = label.textContent;
  room.append(label, field);
  field.addEventListener('focus', () => void import('./finder.ts').then((aid) => aid.find(room, field)), {
    once: true,
  });
}
