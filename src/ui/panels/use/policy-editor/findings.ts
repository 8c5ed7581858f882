import { faultOf } from './fault.ts';
import type { Fault } from './json-fault.ts';
import { type Purpose, refusalOf } from './purpose.ts';
import { unknownActions } from './unknown-actions.ts';

/** Something to say of a place in a document. AWS refuses errors; warnings it takes. */
export interface Finding extends Fault {
  readonly severity: 'error' | 'warning';
}

/** What AWS takes and what is still unlikely to be meant; nothing where the lists of actions can't be fetched. */
export async function doubtsOf(text: string): Promise<readonly Finding[]> {
  const doubts = await unknownActions(text).catch(() => []);
  return doubts.map((doubt) => ({ ...doubt, severity: 'warning' }));
}

/** All that is to be said of a document and where it stands: why AWS refuses it, or what is unlikely to be meant. */
export async function findingsOf(text: string, purpose: Purpose): Promise<readonly Finding[]> {
  const refusal = refusalOf(text, purpose);
  if (refusal === null) return doubtsOf(text);
  const fault = faultOf(text, purpose);
  const place = fault ?? { from: 0, to: Math.max(1, text.indexOf('\n')), sentence: refusal };
  return [{ ...place, severity: 'error' }, ...(await doubtsOf(text))];
}
