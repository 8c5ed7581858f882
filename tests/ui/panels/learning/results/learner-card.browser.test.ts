import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { formatResult } from '../../../../../src/lessons/results/result.ts';
import type { Help } from '../../../../../src/lessons/progress/kept-attempt.ts';
import { keptId, lessonId } from '../../../../../src/lessons/workshop/workshop.ts';
import Class from '../../../../../src/ui/panels/learning/results/Class.svelte';
import { lessonsOf } from '../../../../../src/ui/panels/learning/results/lessons-of.ts';
import { Results } from '../../../../../src/ui/panels/learning/results/results.svelte.ts';
import { workshops } from '../../../../../src/ui/panels/learning/workshop/workshops.svelte.ts';

let shown: object;
afterEach(() => unmount(shown));

/** The buttons of the card of somebody who did nothing in a workshop's first lesson but take `helped`. */
async function waysOf(helped: readonly Help[]): Promise<readonly string[]> {
  const [open] = workshops.ready;
  const [first] = open?.workshop.lessons ?? [];
  if (!open || !first) throw new Error('No workshop');
  const [key, id] = [open.key, lessonId(first)];
  const lesson = await lessonsOf(key)(id);
  if (!lesson) throw new Error('No lesson');
  const at = Date.UTC(2026, 2, 2, 9);
  const { version } = lesson;
  const kept = keptId(first);
  const none = { solvedAt: null, hints: 0, missed: [], misconceptions: [], shown: false, cards: [] };
  const text = formatResult({
    ...{ madeBy: '1.0.0', madeAt: at + 60_000, name: 'imke', measures: {} },
    workshop: { key, version: open.workshop.version, title: open.workshop.title },
    lessons: [
      {
        id,
        progress: { id: kept, version, startedAt: at, tries: 0, ...none },
        attempt: { id: kept, version, begunAt: at, steps: [], hints: helped.length, helped, actingAs: null },
      },
    ],
  });
  const results = new Results();
  await results.takeFiles([new File([text], 'imke.result.json')]);
  const props = { results, areSolutions: false, isAdding: false, ondone: () => undefined };
  shown = mount(Class, { target: document.body, props });
  const [one] = results.read;
  if (!one) throw new Error('Not read');
  results.choose({ one, lesson: id, step: null });
  flushSync();
  await expect.poll(() => document.querySelector('.ways')).not.toBeNull();
  return [...document.querySelectorAll<HTMLElement>('.ways button')].map(({ innerText }) => innerText.trim());
}

test.each([{ helped: [] }, { helped: [{ kind: 'hint', after: 0 }] as const }])(
  'of somebody who did nothing yet ($helped.length hints), there is nothing to play: only the account opens',
  async ({ helped }) => {
    expect(await waysOf(helped)).toEqual([expect.stringMatching(/^Open/)]);
  },
);
