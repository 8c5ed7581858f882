import { afterEach, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import '../../../../src/ui/frame/print/plain-print.css';

const onPaper = (media: 'print' | ''): Promise<unknown> =>
  (cdp() as unknown as { send: (method: string, params: object) => Promise<unknown> }).send(
    'Emulation.setEmulatedMedia',
    { media },
  );

afterEach(async () => {
  await onPaper('');
  document.body.replaceChildren();
});

test('until the part for printing has come, paper shows the whole picture and nothing around it', async () => {
  document.body.innerHTML = `
    <a id="skip" href="#account">Skip</a>
    <div id="app"><div class="app" style="display: flex; height: 200px; overflow: hidden">
      <header id="bar">Bar</header>
      <div class="places">
        <aside id="text">Story</aside>
        <main class="middle">
          <div class="graph" style="height: 100px; overflow: hidden"><div class="graph-panel">
            <div id="picture" class="picture" style="position: absolute; inset: 0">
              <div class="whole" style="position: absolute; inset: 0; overflow: hidden">
                <div class="canvas"><div>
                  <canvas id="drawn" style="position: absolute; width: 1500px; height: 700px"></canvas>
                </div></div>
                <div class="heads" id="heads">Who</div>
              </div>
            </div>
            <button id="fit">Fit</button>
          </div></div>
          <section id="drawer">Steps</section>
        </main>
      </div>
    </div></div>`;
  const seen = (): string[] =>
    [...document.querySelectorAll('[id]')].filter((one) => one.checkVisibility()).map(({ id }) => id);
  const all = ['skip', 'app', 'bar', 'text', 'picture', 'drawn', 'heads', 'fit', 'drawer'];
  expect(seen()).toEqual(all);
  await onPaper('print');
  expect(seen()).toEqual(['app', 'picture', 'drawn']);
  // All that it stands in has its size, so that nothing of it is cut.
  const picture = document.getElementById('picture')?.getBoundingClientRect();
  expect(picture).toMatchObject({ width: 1500, height: 700 });
  // Its own sheet takes its place.
  document.body.insertAdjacentHTML('beforeend', '<div class="print-sheet"></div>');
  expect(seen()).toEqual(all);
  document.body.lastElementChild?.remove();
  // Nothing is printed of a picture that isn't in sight.
  document.querySelector('.graph')?.setAttribute('hidden', '');
  expect(seen()).toContain('bar');
});
