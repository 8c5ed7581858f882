import { expect, test } from 'vitest';
import type { Replay } from '../../../../../src/assume/step.ts';
import { stepsSlides } from '../../../../../src/ui/panels/learning/present/steps-deck.ts';
import { slideCounts } from '../../../../../src/ui/panels/learning/present/thoughts.ts';
import { as, assume, root, withFirstCall } from '../../../../assume/account.ts';
import { orphans, textIn } from './told.ts';

const presented = (replay: Replay) => {
  const went: number[] = [];
  const slides = stepsSlides(replay, {
    isExpired: false,
    send: (event) => void (event.type === 'goTo' && went.push(event.index)),
  });
  return { slides, went };
};

test.each([
  ['that is allowed', async () => assume({ role: 'Deployer', by: as('ana') })],
  ['that needs no permission', async () => assume({ role: 'Deployer', by: as('ci-bot') })],
  [
    'with a first call',
    async () =>
      withFirstCall(
        await assume({ role: 'Deployer', by: as('ana') }),
        's3:GetObject',
        'arn:aws:s3:::reports/q3',
      ),
  ],
])('steps %s are shown on 15 to 25 slides, each beside the stage at its step', async (_name, made) => {
  const replay = await made();
  const { slides, went } = presented(replay);
  expect(slides.length).toBeGreaterThanOrEqual(slideCounts.least);
  expect(slides.length).toBeLessThanOrEqual(slideCounts.most);
  expect(orphans(slides)).toEqual([]);
  for (const slide of slides) slide.show?.();
  expect(new Set(went)).toEqual(new Set(replay.steps.keys()));
  expect(went).toEqual([...went].sort((a, b) => a - b));
});

test.each([
  ['by trust', 'WebServer', as('ana')],
  ['because the root user asks', 'Deployer', root],
] as const)('a refusal %s ends with what would have to change', async (_name, role, by) => {
  const { slides } = presented(await assume({ role, by }));
  expect(orphans(slides)).toEqual([]);
  expect(
    slides
      .filter(({ part }) => part === 'change')
      .map(textIn)
      .join(' '),
  ).toMatch(/must/);
});
