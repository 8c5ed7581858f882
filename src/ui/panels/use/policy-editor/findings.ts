import { faultOf } from './fault.ts';
import type { Fault } from './fault.ts';
import { type Purpose, refusalOf } from './purpose.ts';
import {
  type JsonNode,
  listOf,
  loadActions,
  memberOf,
  readJson,
  type ServiceActions,
} from '../../../../engine/index.ts';
import { faults as words, editor } from '#words/policy-editor.ts';
import { closeMatches } from '../../../../words/close-matches.ts';

interface DocumentState {
  readonly ok: boolean;
  /** `accepted`, or AWS's own refusal, with the place of the fault and a hint. */
  readonly message: string;
}

export const lineOf = (text: string, { from }: Fault): number => text.slice(0, from).split('\n').length;

/** Returns whether AWS would take the text, or its refusal. */
export function documentState(text: string, purpose: Purpose): DocumentState {
  const refusal = refusalOf(text, purpose);
  if (refusal === null) return { ok: true, message: editor.accepted };
  const fault = faultOf(text, purpose);
  if (!fault) return { ok: false, message: refusal };
  return { ok: false, message: `${refusal} ${editor.line(lineOf(text, fault), fault.sentence)}` };
}

/** Returns the line that AWS refuses, counted from 1 (null if the fault has no place), and why; null if AWS takes it. */
export function refusedLine(
  text: string,
  purpose: Purpose,
): { readonly line: number | null; readonly says: string } | null {
  const { ok, message } = documentState(text, purpose);
  if (ok) return null;
  const fault = faultOf(text, purpose);
  return { line: fault && lineOf(text, fault), says: message };
}

/** The most typos that are listed. */
const most = 20;

/** Returns the strings of all `Action` and `NotAction` elements of a document, with their places. */
function actionsIn(text: string): { readonly value: string; readonly node: JsonNode }[] {
  const reading = readJson(text);
  if (!reading.ok) return [];
  return listOf(memberOf(reading.node, 'Statement')).flatMap((statement) =>
    ['Action', 'NotAction'].flatMap((name) =>
      listOf(memberOf(statement, name)).flatMap((node) =>
        node.type === 'string' ? [{ value: node.value, node }] : [],
      ),
    ),
  );
}

/** Whether a name fits an action of the service: `*` and `?` stand for other letters, and case doesn't count. */
function isKnown({ actions, action }: ServiceActions, name: string): boolean {
  if (!/[*?]/.test(name)) return action(name) !== undefined;
  // Only `*` and `?` are special, and names of actions are short, so no pattern takes long.
  const pieces = name.toLowerCase().split(/\*+/);
  return actions.some((one) => fits(one.name.toLowerCase(), pieces));
}

const sameAs = (piece: string, text: string): boolean =>
  [...piece].every((letter, index) => letter === '?' || letter === text[index]);

/** Whether a name holds the pieces between `*` in order, the first at its start and the last at its end. */
function fits(name: string, pieces: readonly string[]): boolean {
  const [first = '', ...rest] = pieces;
  const last = rest.pop();
  if (last === undefined) return name.length === first.length && sameAs(first, name);
  if (!sameAs(first, name) || name.length < first.length + last.length) return false;
  let from = first.length;
  const end = name.length - last.length;
  for (const piece of rest) {
    while (from + piece.length <= end && !sameAs(piece, name.slice(from))) from++;
    if (from + piece.length > end) return false;
    from += piece.length;
  }
  return sameAs(last, name.slice(end));
}

async function sentenceFor(value: string): Promise<string | null> {
  const colon = value.indexOf(':');
  if (colon <= 0 || value.slice(0, colon).includes('*')) return null;
  const [prefix, name] = [value.slice(0, colon), value.slice(colon + 1)];
  const catalog = await loadActions();
  const service = await catalog.service(prefix);
  if (!service) {
    const prefixes = catalog.services.map((one) => one.prefix);
    return words.noService(prefix, closeMatches(prefix.toLowerCase(), prefixes, 0.5, 1)[0] ?? null);
  }
  if (isKnown(service, name)) return null;
  const [close] = closeMatches(
    name.replaceAll(/[*?]/g, ''),
    service.actions.map((one) => one.name),
    0.6,
    1,
  );
  return words.noAction(value, close === undefined ? null : `${service.prefix}:${close}`);
}

/**
 * Returns the actions in a document that AWS's own list doesn't have: AWS takes them, but they never match. It fetches
 * the lists of the named services, and rejects if they can't be fetched.
 */
export async function unknownActions(text: string): Promise<readonly Fault[]> {
  const found = await Promise.all(
    actionsIn(text).map(async ({ value, node }): Promise<Fault | null> => {
      const sentence = await sentenceFor(value);
      return sentence === null ? null : { from: node.start, to: node.end, sentence };
    }),
  );
  return found.filter((one) => one !== null).slice(0, most);
}

/** A finding at a place in a document. AWS refuses errors but takes warnings. */
export interface Finding extends Fault {
  readonly severity: 'error' | 'warning';
}

/** Finds parts that AWS takes but that are probably mistakes. Empty if the lists of actions can't be fetched. */
export async function doubtsOf(text: string): Promise<readonly Finding[]> {
  const doubts = await unknownActions(text).catch(() => []);
  return doubts.map((doubt) => ({ ...doubt, severity: 'warning' }));
}

/** Returns all findings of a document with their places: AWS's refusal, and probable mistakes. */
export async function findingsOf(text: string, purpose: Purpose): Promise<readonly Finding[]> {
  const refusal = refusalOf(text, purpose);
  if (refusal === null) return doubtsOf(text);
  const fault = faultOf(text, purpose);
  const place = fault ?? { from: 0, to: Math.max(1, text.indexOf('\n')), sentence: refusal };
  return [{ ...place, severity: 'error' }, ...(await doubtsOf(text))];
}
