import { mount } from 'svelte';
import { Playground } from './playground/playground.svelte.ts';
import App from './ui/App.svelte';
import { afterFirstPaint } from './ui/frame/after-first-paint.ts';
import { showBootFailure } from './ui/frame/boot-failure.ts';
import { fetchAhead } from './ui/frame/panels.ts';
import './ui/theme.css';
import './ui/first-paint.css';

/** Shows the page at once, while the stored workspace is still on its way; then the clock ticks. */
function boot(target: HTMLElement): void {
  let playground: Playground | null = null;
  try {
    playground = new Playground();
    mount(App, { target, props: { playground } });
    playground.start();
    fetchAhead();
  } catch (error) {
    showBootFailure(target, error, playground);
  }
}

const target = document.getElementById('app');
// Later: the picture that stands in the page itself is seen before the page's own work begins.
if (target) afterFirstPaint(() => boot(target));
