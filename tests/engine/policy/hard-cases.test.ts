import { describe, expect, test } from 'vitest';
import { authorize } from '../../../src/engine/call/authorize.ts';
import { checkDocument } from '../../../src/engine/policy/check-document.ts';
import { policySize } from '../../../src/engine/policy/document.ts';
import type { HardSetup } from './hard-world.ts';
import { hardCaller, hardWorld } from './hard-world.ts';
import table from './hard-cases.json' with { type: 'json' };

interface Decided {
  readonly number: number;
  readonly title: string;
  readonly setup: HardSetup;
  readonly caller: string;
  readonly action: string;
  /** Several: the call needs the permission on each. */
  readonly resources: readonly string[];
  readonly keys?: Readonly<Record<string, readonly string[]>>;
  readonly verdict: string;
  readonly decidedBy: string;
  /** The rule of the step that decided. */
  readonly rule: string;
  /** What AWS's sentence ends with. */
  readonly message?: string;
  /** The level of the organization that is silent. */
  readonly level?: string;
  /** Layers that were read beside the one that decided, and what they said. */
  readonly others?: Readonly<Record<string, string>>;
}
interface Written {
  readonly number: number;
  readonly title: string;
  readonly document: string;
  readonly size?: number;
  readonly refusal?: string;
}

const rows = table as unknown as readonly (Decided | Written)[];
const decided = rows.filter((row): row is Decided => 'setup' in row);
const written = rows.filter((row): row is Written => 'document' in row);

describe('hard cases', () => {
  test.each(decided)('$number: $title', (row) => {
    const caller = hardCaller(row.caller, row.setup);
    const requests = row.resources.map((resource) => ({ action: row.action, resource, label: resource }));
    const context = { keys: row.keys ?? {} };
    const { decision, failure } = authorize(hardWorld(row.setup), caller, requests, context);
    expect(decision).toMatchObject({ verdict: row.verdict, decidedBy: row.decidedBy });
    const step = decision.steps.find(({ layer }) => layer === row.decidedBy);
    expect(step?.rule).toBe(row.rule);
    expect(failure === null).toBe(row.verdict === 'allow');
    expect(decision.notModelled === null).toBe(row.verdict !== 'notModelled');
    if (row.level !== undefined) expect(step?.level?.id).toBe(row.level);
    const said = Object.fromEntries(decision.steps.map(({ layer, verdict }) => [layer, verdict]));
    expect(said).toMatchObject(row.others ?? {});
    if (row.message !== undefined) {
      const message = failure && 'error' in failure ? failure.error.message : '';
      expect(message.endsWith(row.message) ? row.message : message).toBe(row.message);
    }
  });

  test.each(written)('$number: $title', (row) => {
    if (row.size !== undefined) expect(policySize(row.document)).toBe(row.size);
    if (row.refusal !== undefined) expect(checkDocument(row.document, 'inline')).toBe(row.refusal);
    expect(row.size ?? row.refusal).toBeDefined();
  });

  test('all of them are here', () => {
    const numbers = new Set(rows.map(({ number }) => number));
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 29 }, (_, i) => i + 1));
  });
});
