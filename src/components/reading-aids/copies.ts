import { element, quiet } from '../../chart/explore/elements.ts';

/** Puts a button beside each citation, which copies it whole, address and all. */
export function addCopies(citations: Iterable<Element>): void {
  for (const citation of citations) {
    const words = citation.textContent.replace(/\s+/g, ' ').trim();
    const button = quiet('Copy', () => void copied(button, words));
    const what = citation.closest('details')?.querySelector('summary')?.textContent.trim();
    button.ariaLabel = `Copy: ${what ?? 'how to cite it'}`;
    citation.append(' ', button);
  }
}

async function copied(button: HTMLButtonElement, words: string): Promise<void> {
  if (!(await copyText(words, 'The citation is copied.')))
    say('It cannot be copied here. Select the words instead.');
  else button.textContent = 'Copied';
  setTimeout(() => (button.textContent = 'Copy'), 3000);
}

/** Copies a text and says so; `false` where the browser or the reader refuses it. */
export async function copyText(text: string, said: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    say(said);
    return true;
  } catch {
    return false;
  }
}

let teller: HTMLElement | undefined;

/** Tells something to those who listen to the page. */
export function say(words: string): void {
  if (!teller) {
    teller = element('p', 'visually-hidden');
    teller.setAttribute('role', 'status');
    document.querySelector('main')!.append(teller);
  }
  const said = teller;
  said.textContent = '';
  setTimeout(() => (said.textContent = words), 50); // A listener hears only what changes.
}
