import { isolating } from '../../isolate.ts';
import { frame } from '../frame.ts';
import { playgroundLine } from '../playground-lines.ts';
import type { Entry, MadeCall } from './entry.ts';
import { holderEntries } from './holders.ts';
import { iamEntries } from './iam.ts';
import { serviceEntries } from './services.ts';

export type { MadeCall } from './entry.ts';

const entries: ReadonlyMap<string, Entry> = new Map([
  ...holderEntries,
  ...Object.entries(iamEntries),
  ...Object.entries(serviceEntries),
]);

/** In the page's forms; null where none of them asks for all of it. */
function inForms(call: MadeCall): string | null {
  const { input } = call;
  const [members, tells] = entries.get(`${call.service}:${call.operation}`) ?? [];
  if (!members || !tells || !Object.keys(input).every((member) => members.includes(member))) return null;
  const text = (member: string): string => {
    const value = input[member];
    return typeof value === 'string' ? value : JSON.stringify(value ?? '');
  };
  return tells(text, call);
}

/** A call that only asks is a question, too. */
const asked = ({ asked: question }: MadeCall): string | null =>
  question && `Under **${frame.tabs.try}**, ask for ${question.action} on ${question.resource}: **Ask as**`;

/** Outside of AWS there is no line to type. */
function typed({ service, operation, input, hasLine }: MadeCall): string | null {
  if (hasLine) return `Type the line in the **${frame.tabs.terminal}**`;
  return service === 'playground'
    ? playgroundLine({ operation, input } as Parameters<typeof playgroundLine>[0])
    : null;
}

/**
 * What to press for a call as an author's recording has it, with the names of controls between ** and **; nothing where
 * it can neither be pressed nor typed.
 */
export const pressedCall = /* @__PURE__ */ isolating((call: MadeCall): string => {
  const words = inForms(call) ?? asked(call) ?? typed(call);
  return words !== null && call.isRefused ? `${words}. AWS refuses` : (words ?? '');
});
