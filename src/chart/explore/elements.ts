/** A new element with a class and what is in it. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.className = className;
  made.append(...inside);
  return made;
}

/** A button that does not ask for attention. */
export function quiet(text: string, pressed: () => void): HTMLButtonElement {
  const button = element('button', 'quiet', text);
  button.type = 'button';
  button.onclick = pressed;
  return button;
}

/** Which keys lead where. */
export function keys(id: string, series: number): HTMLElement {
  const ways =
    series > 1
      ? 'Left and right arrow keys lead from point to point, up and down from series to series'
      : 'Arrow keys lead from point to point';
  const words = element('p', 'keys', `${ways}, Home and End to the first and the last point. Escape closes.`);
  words.id = id;
  return words;
}
