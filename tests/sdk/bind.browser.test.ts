import { expect, test, vi } from 'vitest';
import { bind, type ShowsState } from '../../src/sdk/bind.ts';

test('an element shows the account though the post’s loader comes after the code that binds it', async () => {
  const states: string[] = [];
  const failures: unknown[] = [];
  const element = document.createElement('late-playground');
  document.body.append(element);
  const account = { link: () => Promise.resolve('the account'), onChange: () => () => undefined };
  const stop = bind(element as unknown as ShowsState, account, (error) => failures.push(error));
  await account.link();
  expect(failures).toEqual([]);
  customElements.define(
    'late-playground',
    class extends HTMLElement implements ShowsState {
      setState(state: string): Promise<void> {
        states.push(state);
        return Promise.resolve();
      }
    },
  );
  await vi.waitFor(() => expect(states).toEqual(['the account']), { timeout: 20_000 });
  stop();
  element.remove();
});
