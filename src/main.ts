import { mount } from 'svelte';
import { Playground } from './playground/playground.svelte.ts';
import App from './ui/App.svelte';
import { afterFirstPaint } from './ui/frame/after-first-paint.ts';
import { showBootFailure } from './ui/frame/boot-failure.ts';
import { fetchAhead } from './ui/frame/panels.ts';
import './ui/theme.css';
import './ui/first-paint.css';

/** Runs each piece of work in a task of its own, so that whoever taps meanwhile is answered between them. */
function inTasks(...[work, ...rest]: (() => void)[]): void {
  work?.();
  if (rest.length > 0) setTimeout(() => inTasks(...rest));
}

/** Shows the page at once, while the stored workspace is still on its way; then the clock ticks. */
function boot(target: HTMLElement): void {
  let playground: Playground | null = null;
  const orSay = (work: () => void) => (): void => {
    try {
      work();
    } catch (error) {
      showBootFailure(target, error, playground);
      // What would come after it needs what failed.
      throw error;
    }
  };
  inTasks(
    orSay(() => (playground = new Playground())),
    orSay(() => {
      if (playground) mount(App, { target, props: { playground } });
    }),
    orSay(() => {
      playground?.start();
      fetchAhead();
    }),
  );
}

const target = document.getElementById('app');
// Later: the picture that stands in the page itself is seen before the page's own work begins.
if (target) afterFirstPaint(() => boot(target));
