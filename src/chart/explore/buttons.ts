/** Shows the button of each chart, and loads what it starts when a reader asks for it. */
for (const button of document.querySelectorAll<HTMLButtonElement>('.explore')) {
  button.hidden = false;
  button.onclick = async () => (await import('./exploration.ts')).explore(button);
}
