import { mount } from 'svelte';
import { Playground } from './playground/playground.svelte.ts';
import App from './ui/App.svelte';
import { showBootFailure } from './ui/frame/boot-failure.ts';
import './ui/theme.css';

/** Shows the page, then lets the clock tick and the stored workspace arrive. */
function boot(target: HTMLElement): void {
  const playground = new Playground();
  mount(App, { target, props: { playground } });
  playground.start();
}

const target = document.getElementById('app');
if (target) {
  try {
    boot(target);
  } catch (error) {
    showBootFailure(target, error);
  }
}
