import { frame } from '../../words/en/frame.ts';

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/** Says in plain words that the page could not start, in place of it. Needs nothing that may itself have failed. */
export function showBootFailure(target: HTMLElement, error: unknown): void {
  const words = frame.boot;
  console.error(error);
  const box = document.createElement('main');
  box.className = 'boot-failure';
  const reload = element('button', words.reload);
  reload.addEventListener('click', () => location.reload());
  const details = document.createElement('details');
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  details.append(element('summary', words.details), element('pre', `${text}\n${navigator.userAgent}`));
  box.append(element('h1', words.title), element('p', words.text), reload, details);
  target.replaceChildren(box);
}
