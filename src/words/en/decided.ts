import { listOf } from '../index.ts';
import { isolating } from '../isolate.ts';

const limits = {
  boundary: 'the boundary',
  session: 'the session’s policy',
  scp: 'the SCP',
  rcp: 'the RCP',
} as const;

/** A decision in the account's picture: its words on the line, beside the pages, and as a sentence. */
export const decidedWords = /* @__PURE__ */ isolating({
  root: 'root user',
  /** The words on the line. `silent`: no policy decided. */
  line: (verb: string, verdict: 'allow' | 'deny', silent: boolean): string =>
    verdict === 'allow' ? `${verb} ✓` : silent ? `${verb} ✗ refused` : `${verb} ✗`,
  /** Beside the pages past which the line goes. `speaks`: one of them is about the action, but not here or not now. */
  past: (pages: number, action: string, speaks: boolean): string => {
    const all =
      pages === 1 ? 'this page' : pages === 2 ? 'neither page' : `none of the ${String(pages)} pages`;
    if (pages === 1) return speaks ? `${all} doesn’t allow it here` : `${all} doesn’t speak of ${action}`;
    return speaks ? `${all} allows it here` : `${all} speaks of ${action}`;
  },
  /** Beside the page of a limit that doesn't speak of an action. */
  leavesOut: (limit: string, action: string): string =>
    `${Object.hasOwn(limits, limit) ? limits[limit as keyof typeof limits] : 'this policy'} leaves ${action} out`,
  allowed: (who: string, through: readonly string[], thing: string, verb: string): string =>
    through.length === 0
      ? `${who} reaches ${thing}: ${verb} allowed.`
      : `${who}, through ${listOf(through)}, reaches ${thing}: ${verb} allowed.`,
  denied: (who: string, by: readonly string[], thing: string, verb: string): string =>
    `${who} does not reach ${thing}: ${verb} refused by ${listOf(by)}.`,
  refused: (who: string, past: readonly string[], thing: string, verb: string): string =>
    past.length === 0
      ? `${who} does not reach ${thing}: ${verb} refused. No page speaks for them.`
      : `${who}, past ${listOf(past)}, does not reach ${thing}: ${verb} refused.`,
} as const);
