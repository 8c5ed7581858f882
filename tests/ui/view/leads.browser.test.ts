import { expect, test } from 'vitest';
import type { PanelId } from '../../../src/ui/view/arrangements.ts';
import type { StageShown } from '../../../src/ui/view/stage-shown.ts';
import { View } from '../../../src/ui/view/view.svelte.ts';

const leading = (view: View): PanelId[] =>
  (['story', 'identities', 'steps', 'try', 'terminal', 'log', 'inspector'] as const).filter((panel) =>
    view.leads(panel),
  );

test('The one filled button is the scene’s, else the story’s, else that of the tab below, else the inspector’s', () => {
  const view = new View();
  view.layout.unfold('bottom');
  expect(leading(view)).toEqual(['story']);
  view.leftTab = 'identities';
  expect(leading(view)).toEqual(['steps']);
  view.bottomTab = 'try';
  expect(leading(view)).toEqual(['try']);
  view.bottomTab = 'terminal';
  expect(leading(view)).toEqual(['inspector']);
  view.stage = {} as StageShown;
  expect(leading(view)).toEqual(['steps']);
});

test('A panel that is folded away leads to nothing', () => {
  const view = new View();
  view.layout.unfold('bottom');
  view.layout.fold('left');
  expect(leading(view)).toEqual(['steps']);
  view.layout.fold('bottom');
  expect(leading(view)).toEqual(['inspector']);
});
