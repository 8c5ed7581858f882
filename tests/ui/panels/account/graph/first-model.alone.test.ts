import { expect, test, vi } from 'vitest';
import { nowOf } from '../../../../../src/engine/index.ts';
import { project } from '../../../../../src/graph/model/project.ts';
import type { Playground } from '../../../../../src/playground/playground.svelte.ts';
import { modelOf, prepareGraph } from '../../../../../src/ui/panels/account/graph/first-model.ts';
import { home, partner, wholeWorld as world } from '../../../../fixtures/whole-world.ts';

vi.mock(import('../../../../../src/graph/model/project.ts'), async (original) => {
  const all = await original();
  return { ...all, project: vi.fn(all.project) };
});

const now = nowOf(world);

test.each([
  ['of another account', partner, partner],
  ['of the home account', null, home],
])(
  'The graph %s that was made ahead is handed out once, and not made again',
  async (_which, asked, account) => {
    vi.mocked(project).mockClear();
    await prepareGraph({ world, now } as Playground, asked);
    const first = modelOf(world, now, account);
    expect(first.account).toBe(account);
    expect(project).not.toHaveBeenCalled();
    expect(modelOf(world, now, account)).not.toBe(first);
    expect(project).toHaveBeenCalledOnce();
  },
);
