import { expect, test } from 'vitest';
import { callerIn } from '../../src/assume/cast.ts';
import type { Replay } from '../../src/assume/step.ts';
import { tellStep } from '../../src/assume/tell.ts';
import { panel } from '#words/steps-panel.ts';
import { titles } from '#words/steps.ts';
import { lent } from './lent.ts';
import { refusal, refusals } from './refusals.ts';

/** Invisible marks around names, which say which way they are read. */
const marks = /[\u2066-\u2069]/g;

/** What is said of each step to who can't see it, without the place of the step. */
function announced(replay: Replay, isOver: boolean): readonly string[] {
  const { steps } = replay;
  return steps.map((step, at) => {
    const title = titles[step.id];
    const said = panel.announce(at + 1, steps.length, title, tellStep(replay, step, isOver));
    const place = `Step ${String(at + 1)} of ${String(steps.length)}, ${title}. `;
    const text = said.replace(marks, '');
    expect(text.startsWith(place), text).toBe(true);
    return text.slice(place.length);
  });
}

function isTold(replay: Replay, isOver = false): void {
  const { cast } = replay;
  const names = [callerIn(cast), `${cast.role.name}/${cast.sessionName}`].map((name) =>
    name.replace(marks, ''),
  );
  for (const said of announced(replay, isOver)) {
    const lower = said.toLowerCase();
    expect(
      names.some((name) => lower.includes(name.toLowerCase())),
      `who acts, in “${said}”`,
    ).toBe(true);
    expect(said.match(/[.!?](?= [A-Z]|$)/g), said).toHaveLength(1);
    expect(said, 'says why').toMatch(/: \S.+ \S|, but |names /);
  }
}

test.each(Object.keys(refusals))(
  'each step of a refusal is one sentence with who acts, what and why: %s',
  async (name) => {
    const { replay } = await refusal(name);
    isTold(replay);
  },
);

test.each(Object.entries(lent))(
  'each step of a role that is lent is one sentence with who acts, what and why: %s',
  async (_name, make) => {
    const replay = await make();
    isTold(replay);
    isTold(replay, true);
  },
);
