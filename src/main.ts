import { mount } from 'svelte';
import { Playground } from './playground/playground.svelte.ts';
import App from './ui/App.svelte';
import { afterFirstPaint } from './ui/frame/after-first-paint.ts';
import { showBootFailure } from './ui/frame/boot-failure.ts';
import { inOwnTask } from './ui/parts/own-task.ts';
import { fetchAhead } from './ui/frame/fetch-ahead.ts';
import './ui/theme.css';
import './ui/first-paint.css';

/** Shows the page at once, while the stored workspace is still on its way; then the clock ticks. */
function boot(target: HTMLElement): void {
  let playground: Playground | null = null;
  const say = (error: unknown): void => showBootFailure(target, error, playground);
  const orSay = (work: () => void) => (): void => {
    try {
      work();
    } catch (error) {
      say(error);
      // What would come after it needs what failed.
      throw error;
    }
  };
  inOwnTask(orSay(() => (playground = new Playground())));
  inOwnTask(
    orSay(() => {
      if (playground) mount(App, { target, props: { playground, onfailure: say } });
    }),
  );
  inOwnTask(
    orSay(() => {
      playground?.start();
      void fetchAhead();
    }),
  );
}

const target = document.getElementById('app');
// Later: the picture that stands in the page itself is seen before the page's own work begins.
if (target) afterFirstPaint(() => boot(target));
