import { expect, test, vi } from 'vitest';
import WorkshopPanel from '../../../../../src/ui/panels/learning/workshop/WorkshopPanel.svelte';
import { workshops } from '../../../../../src/ui/panels/learning/workshop/workshops.svelte.ts';
import { carryingWorkshop, workshopLink } from '../../../../lessons/workshop/small.ts';
import { mountPanel } from '../../account/inspector/host.ts';

test('while a link is read, the sentence that says so keeps the page’s margin', async () => {
  const look = vi.spyOn(workshops, 'look').mockReturnValue(new Promise(() => undefined));
  const link = (await workshopLink(carryingWorkshop('mine'))).slice(1);
  const page = await mountPanel(WorkshopPanel);
  page.view.showAlone({ kind: 'sentWorkshop', link });
  const said = (): Text | null => {
    const found = [...document.querySelectorAll('p')].find((one) => one.innerText === 'Reading the link…');
    return found?.firstChild instanceof Text ? found.firstChild : null;
  };
  await page.until(() => said() !== null, 'the sentence');
  const text = document.createRange();
  text.selectNodeContents(said() ?? document.body);
  const host = document.querySelector('.host')?.getBoundingClientRect();
  expect(text.getBoundingClientRect().left - (host?.left ?? NaN)).toBeGreaterThanOrEqual(16);
  expect(text.getBoundingClientRect().top - (host?.top ?? NaN)).toBeGreaterThanOrEqual(12);
  look.mockRestore();
  await page.close();
  page.playground.close();
});
