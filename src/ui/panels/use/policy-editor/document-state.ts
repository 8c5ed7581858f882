import { editor as words } from '#words/policy-editor.ts';
import { faultOf } from './fault.ts';
import type { Fault } from './json-fault.ts';
import { type Purpose, refusalOf } from './purpose.ts';

interface DocumentState {
  readonly ok: boolean;
  /** What to say of it: AWS's own sentence where it would be refused, then where the fault is and what helps. */
  readonly message: string;
}

export const lineOf = (text: string, { from }: Fault): number => text.slice(0, from).split('\n').length;

/** Whether AWS would take the text, and what it would say. */
export function documentState(text: string, purpose: Purpose): DocumentState {
  const refusal = refusalOf(text, purpose);
  if (refusal === null) return { ok: true, message: words.accepted };
  const fault = faultOf(text, purpose);
  if (!fault) return { ok: false, message: refusal };
  return { ok: false, message: `${refusal} ${words.line(lineOf(text, fault), fault.sentence)}` };
}
