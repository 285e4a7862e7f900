/** Shows the button of each chart, and loads what it starts when a reader asks for it. */
export function offerExploration(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('.explore')) {
    button.hidden = false;
    button.onclick = () => started(button);
  }
}

/** Lets a reader explore a chart, or says below its drawing that it cannot be: no network, a file that is not there. */
async function started(button: HTMLButtonElement): Promise<void> {
  const figure = button.closest('figure')!;
  figure.querySelector('.exploration')?.remove();
  try {
    const { explore } = await import('./exploration.ts');
    await explore(button);
  } catch (error) {
    console.error(error);
    figure.querySelector('.exploration')?.remove();
    const [whole, said] = [document.createElement('div'), document.createElement('output')];
    whole.className = 'exploration';
    said.className = 'readout';
    whole.append(said);
    figure.querySelector('.drawings')!.after(whole);
    said.textContent = 'The chart cannot be explored here. The table has all of its values.';
  }
}
