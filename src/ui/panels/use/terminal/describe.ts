import type { GateState } from '../../../../assume/why/gates.ts';
import { whyOf } from '../../../../assume/why/gates.ts';
import { headlineOf } from '../../../../assume/why/headline.ts';
import { tellGate } from '../../../../assume/why/tell.ts';
import type { Decision, RuleId } from '../../../../engine/index.ts';

/** A decision as text: its sentence, its gates, and the result at the last one. */
export interface Described {
  readonly headline: string;
  readonly gates: readonly { readonly state: GateState; readonly title: string; readonly said: string }[];
  readonly sentence: string;
  readonly rule: RuleId | null;
}

/** Describes a decision as text, such as for the terminal. */
export function describe(decision: Decision): Described {
  const why = whyOf(decision);
  const told = why.gates.map((gate) => ({ ...tellGate(gate, why), state: gate.state }));
  const last = why.end ?? why.gates.length - 1;
  return {
    headline: headlineOf(why),
    gates: told,
    sentence: told[last]?.sentence ?? '',
    rule: why.gates[last]?.rule ?? null,
  };
}
