import { mount, unmount } from 'svelte';
import { Playground } from './playground/playground.svelte.ts';
import App from './ui/App.svelte';
import { afterFirstPaint } from './ui/frame/after-first-paint.ts';
import { showBootFailure } from './ui/frame/boot-failure.ts';
import { fetchAhead } from './ui/frame/fetch-ahead.ts';
import type { Shell } from './ui/frame/preview/preview.svelte.ts';
import { inOwnTask } from './ui/parts/own-task.ts';
import { parseAddress } from './ui/view/addresses.ts';
import './ui/theme.css';
import './ui/first-paint.css';

/** The link with an account in it that the page's address holds, or null. */
function linkOfPage(): string | null {
  const address = parseAddress(location.hash);
  return address !== null && address !== 'unknown' && address.kind === 'link' ? address.link : null;
}

const opening = () => import('./ui/frame/preview/open-link.ts');

/** Shows the page at once, while the stored workspace is still on its way; then the clock ticks. */
function boot(target: HTMLElement): void {
  let own: Playground | null = null;
  let app: object | null = null;
  const say = (error: unknown): void => showBootFailure(target, error, own);
  const orSay = (work: () => void) => (): void => {
    try {
      work();
    } catch (error) {
      say(error);
      // What would come after it needs what failed.
      throw error;
    }
  };
  const shell: Shell = {
    get isShown() {
      return app !== null;
    },
    own: () => {
      if (!own) (own = new Playground()).start();
      return own;
    },
    show: (shown) => {
      if (app) void unmount(app);
      app = mount(App, { target, props: { ...shown, onfailure: say } });
    },
  };
  const open = (link: string): void =>
    void opening()
      .then(({ openLink }) => openLink(link, shell))
      .catch(say);

  addEventListener('hashchange', () => {
    const link = linkOfPage();
    if (link !== null) open(link);
  });
  const link = linkOfPage();
  if (link !== null) open(link);
  else {
    inOwnTask(orSay(() => (own = new Playground())));
    inOwnTask(
      orSay(() => {
        if (own) shell.show({ playground: own });
      }),
    );
    inOwnTask(orSay(() => own?.start()));
  }
  inOwnTask(() => void fetchAhead());
}

const target = document.getElementById('app');
// What a link's account waits for is on its way meanwhile.
if (linkOfPage() !== null) opening().catch(() => undefined);
// Later: the picture that stands in the page itself is seen before the page's own work begins.
if (target) afterFirstPaint(() => boot(target));
