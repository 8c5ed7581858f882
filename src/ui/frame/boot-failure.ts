import type { Playground } from '../../playground/playground.svelte.ts';
import { frame } from '#words/frame.ts';

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function button(label: string, press: () => void): HTMLElement {
  const made = element('button', label);
  made.addEventListener('click', press);
  return made;
}

/** Downloads the stored workspace, or puts the error in the button's place. */
async function download(playground: Playground, offer: HTMLElement): Promise<void> {
  try {
    await playground.settled();
    const { downloadWorkspace } = await import('../panels/files/workspaces/file-actions.ts');
    await downloadWorkspace(playground);
  } catch (error) {
    offer.replaceWith(element('p', String(error)));
  }
}

/**
 * Says in plain words that the page could not start, and offers the stored workspace as a file if there is a
 * playground to read it. It depends on nothing else that may have failed.
 */
export function showBootFailure(target: HTMLElement, error: unknown, playground: Playground | null): void {
  const words = frame.boot;
  console.error(error);
  const box = document.createElement('main');
  box.className = 'boot-failure';
  const details = document.createElement('details');
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  details.append(element('summary', words.details), element('pre', `${text}\n${navigator.userAgent}`));
  box.append(element('h1', words.title), element('p', words.text));
  box.append(button(words.reload, () => location.reload()));
  if (playground) {
    const offer = button(words.download, () => void download(playground, offer));
    box.append(offer);
  }
  box.append(details);
  target.replaceChildren(box);
}
