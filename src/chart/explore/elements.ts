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
