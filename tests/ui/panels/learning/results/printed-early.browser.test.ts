import { expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import '../../../../../src/ui/panels/learning/results/ResultsPanel.svelte';
import '../../../../../src/ui/panels/learning/workshop/WorkshopPanel.svelte';

const onPaper = (media: 'print' | ''): Promise<unknown> =>
  (cdp() as unknown as { send: (method: string, params: object) => Promise<unknown> }).send(
    'Emulation.setEmulatedMedia',
    { media },
  );

test('results and workshops stand alone on paper, even before the part for printing has come', async () => {
  document.body.innerHTML = `
    <div class="app">
      <header id="bar">Bar</header>
      <main style="height: 100px; overflow: auto"><nav id="tabs">Tabs</nav>
        <div id="prints" data-prints><p style="height: 2000px">Results</p></div>
      </main>
    </div>`;
  const seen = (): string[] =>
    [...document.querySelectorAll('[id]')].filter((one) => one.checkVisibility()).map(({ id }) => id);
  expect(seen()).toEqual(['bar', 'tabs', 'prints']);
  await onPaper('print');
  expect(seen()).toEqual(['prints']);
  expect(document.querySelector('main')?.clientHeight).toBeGreaterThan(1999);
  await onPaper('');
  document.body.replaceChildren();
});
