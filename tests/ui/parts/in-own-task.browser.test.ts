import { createRawSnippet, flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import InOwnTask from '../../../src/ui/parts/InOwnTask.svelte';
import { inOwnTask } from '../../../src/ui/parts/own-task.ts';

const opened: object[] = [];
const text = (): string => document.body.innerText;
const said = (words: string) => createRawSnippet(() => ({ render: () => `<p>${words}</p>` }));
const turn = (): Promise<void> => new Promise((isOver) => inOwnTask(isOver));

function part(words: string, onfailure?: (error: unknown) => void): object {
  const children = createRawSnippet(() => ({
    render: () => {
      if (words === '') throw new Error('cannot be made');
      return `<p>${words}</p>`;
    },
  }));
  const props = { children, waiting: said('waiting'), ...(onfailure && { onfailure }) };
  const component = mount(InOwnTask, { target: document.body, props });
  flushSync();
  opened.push(component);
  return component;
}

afterEach(async () => {
  for (const component of opened.splice(0)) await unmount(component);
  document.body.replaceChildren();
});

test('work that was asked for is done in its order, each piece in a task of its own', async () => {
  const done: string[] = [];
  for (const name of ['first', 'second']) {
    inOwnTask(() => {
      done.push(name);
      queueMicrotask(() => done.push(`after ${name}`));
    });
  }
  inOwnTask(() => done.push('called off'))();
  expect(done).toEqual([]);
  await turn();
  expect(done).toEqual(['first', 'after first', 'second', 'after second']);
});

test('work that fails leaves what comes after it its turn', async () => {
  const heard = vi.fn((event: ErrorEvent) => event.preventDefault());
  window.addEventListener('error', heard);
  inOwnTask(() => {
    throw new Error('fails');
  });
  await turn();
  window.removeEventListener('error', heard);
  expect(heard).toHaveBeenCalledOnce();
});

test('each part waits for its turn, and one that goes before it is never made', async () => {
  part('one');
  part('two');
  expect(text()).toBe('waiting\n\nwaiting');
  const gone = part('gone');
  opened.pop();
  await unmount(gone);
  await turn();
  expect(text()).toBe('one\n\ntwo');
});

test('why a part could not be made is said to who asked, and the others are made', async () => {
  const onfailure = vi.fn();
  part('', onfailure);
  part('other');
  await turn();
  expect(String(onfailure.mock.calls[0]?.[0])).toContain('cannot be made');
  expect(text()).toContain('other');
});
