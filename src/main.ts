import { mount, unmount } from 'svelte';
import { fetchEngine } from './playground/backend.ts';
import { Playground } from './playground/playground.svelte.ts';
import App from './ui/App.svelte';
import { afterFirstPaint } from './ui/frame/after-first-paint.ts';
import { showBootFailure } from './ui/frame/boot-failure.ts';
import type { Shell } from './ui/frame/whole-page.ts';
import { ahead, fetchAhead } from './ui/parts/fetch-ahead.ts';
import { inOwnTask } from './ui/parts/own-task.ts';
import { type ApartAddress, apartAt, isPlace } from './ui/view/addresses.ts';
import { frame as words } from '#words/frame.ts';
import './ui/theme.css';
import './ui/first-paint.css';

ahead(fetchEngine);
// Keeping an answer takes these two: they are fetched with the first command, and before it for those who lose their network.
ahead(() => Promise.all([import('./playground/carry-out.ts'), import('./playground/saver.ts')]));
ahead(() => import('./playground/rebase.ts'));
ahead(() => import('./ui/frame/dialogs/OpenDialog.svelte'));

/** Fetches the code for each kind of page that has an account of its own. */
const openings = {
  link: () => import('./ui/frame/preview/open-link.ts'),
  lesson: () => import('./ui/frame/lesson/open-lesson.ts'),
  workshop: () => import('./ui/frame/lesson/open-workshop.ts'),
  record: () => import('./ui/frame/author/open-recording.ts'),
  playedResult: () => import('./ui/frame/lesson/open-played.ts'),
};
const openingOf = ({ kind }: ApartAddress): keyof typeof openings =>
  kind === 'workshopLesson' ? 'workshop' : kind;

/** Shows the page at once, while the stored workspace is still being read, and then starts the clock. */
function boot(target: HTMLElement): void {
  let own: Playground | null = null;
  let app: object | null = null;
  let onleave: (() => void) | undefined;
  const say = (error: unknown): void => showBootFailure(target, error, own);
  /**
   * Starts the page in the visitor's own account if the address failed to open, says so, and offers the text in the
   * address as a file. A reload would fail again, so the address goes.
   */
  const startAnyway = (error: unknown): void => {
    const { hash } = location;
    if (!isPlace(hash)) return say(error);
    console.error(error);
    history.replaceState(history.state, '', location.pathname + location.search);
    const action = {
      label: words.addressFailed.save,
      run: () => void import('./ui/view/save-address.ts').then(({ saveAddress }) => saveAddress(hash)),
    };
    try {
      // Removes what of the other page was made before it failed.
      if (!app) target.replaceChildren();
      shell.show({
        playground: shell.own(),
        message: { text: words.addressFailed.text(apartAt(hash)?.kind ?? 'place'), tone: 'deny', action },
      });
    } catch (failure) {
      say(failure);
    }
  };
  const orElse = (work: () => void, fail: (error: unknown) => void) => (): void => {
    try {
      work();
    } catch (error) {
      fail(error);
    }
  };
  const shell: Shell = {
    own: () => {
      if (!own) (own = new Playground()).start();
      return own;
    },
    show: (shown) => {
      const isNext = app !== null;
      const last = app;
      app = null;
      if (last) void unmount(last);
      onleave = shown.onleave;
      app = mount(App, { target, props: { ...shown, isNext, onfailure: startAnyway } });
    },
  };
  const fetchRest = async (): Promise<void> => {
    // The account that is being opened comes first.
    await own?.settled().catch(() => false);
    await fetchAhead();
  };
  const open = async (apart: ApartAddress): Promise<void> => {
    if (apart.kind === 'link') await (await openings.link()).openLink(apart.link, shell);
    else if (apart.kind === 'lesson') await (await openings.lesson()).openLesson(apart, shell);
    else if (apart.kind === 'playedResult') await (await openings.playedResult()).openPlayed(apart, shell);
    else if (apart.kind === 'record') await (await openings.record()).openRecording(apart, shell);
    else await (await openings.workshop()).openWorkshopLesson(apart, shell);
  };

  addEventListener('hashchange', () => {
    const apart = apartAt(location.hash);
    if (apart) open(apart).catch(startAnyway);
    // Any other address belongs to the visitor's own account, except `#account`, to which this page itself
    // jumps.
    else if (onleave && location.hash !== '#account') {
      onleave();
      shell.show({ playground: shell.own() });
    }
  });
  const apart = apartAt(location.hash);
  if (apart) open(apart).catch(startAnyway);
  else {
    inOwnTask(orElse(() => (own = new Playground()), say));
    inOwnTask(
      orElse(() => {
        if (own) shell.show({ playground: own });
      }, startAnyway),
    );
    inOwnTask(orElse(() => own?.start(), say));
  }
  inOwnTask(() => void fetchRest());
}

const target = document.getElementById('app');
// Fetches the code that such an account needs while the page starts. An embed, which has its own target, opens its own.
const first = target && apartAt(location.hash);
if (first) openings[openingOf(first)]().catch(() => undefined);
// Starts later, so that the picture in the page itself is seen before the page's own work begins.
if (target) afterFirstPaint(() => boot(target));
