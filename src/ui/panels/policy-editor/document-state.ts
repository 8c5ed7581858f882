import { readJson } from '../../../engine/index.ts';
import { editor as words } from '#words/policy-editor.ts';
import { type Purpose, refusalOf } from './purpose.ts';

interface DocumentState {
  readonly ok: boolean;
  /** What to say of it: AWS's own sentence where it would be refused. */
  readonly message: string;
}

/** Whether AWS would take the text, and what it would say. */
export function documentState(text: string, purpose: Purpose): DocumentState {
  const refusal = refusalOf(text, purpose);
  if (refusal === null) return { ok: true, message: words.accepted };
  const reading = readJson(text);
  if (reading.ok || reading.reason === 'tooDeep') return { ok: false, message: refusal };
  const what = reading.reason === 'syntax' ? words.notJson : words.duplicateKey;
  const line = text.slice(0, reading.at).split('\n').length;
  return { ok: false, message: `${refusal} ${words.line(line, what)}` };
}
