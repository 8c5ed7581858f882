import type { Why } from '../../../../assume/why/gates.ts';
import { headlineOf } from '../../../../assume/why/headline.ts';
import { askerOf, thingOf } from '../../../../assume/why/names.ts';
import { pictureOf } from '../../../../assume/why/picture.ts';
import { tellGate } from '../../../../assume/why/tell.ts';
import type { Pictured } from '../../../../graph/sheet/pictured.ts';
import { why as words } from '#words/pictures.ts';
import { panel } from '#words/why.ts';

interface Seen {
  readonly why: Why;
  /** The condition keys of the question. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** The notch at which the request stops. */
  readonly at: number;
  /** The container's width, in CSS pixels. */
  readonly width: number;
}

/** Returns an answer with its seven gates as a picture to save. */
export function picturedWhy({ why, keys, at, width }: Seen): Pictured {
  const { decision, gates } = why;
  const { title, term } = panel.verdicts[decision.verdict];
  const thing = decision.resource === '*' ? '*' : thingOf(decision.resource).name;
  const given = Object.entries(keys).map(([key, values]) => `${key} = ${values.join(', ')}`);
  const told = gates.map((gate) => tellGate(gate, why));
  return {
    kind: 'why',
    title: headlineOf(why),
    note: words.question([askerOf(decision).name, decision.action, thing, ...given], title, term),
    sentences: told.map(({ title: name, state, sentence }) => words.atGate(name, state, sentence)),
    gates: pictureOf(why),
    names: told.map(({ title: name, said }) => ({ title: name, said })),
    at,
    width,
  };
}
