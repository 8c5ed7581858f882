import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rowProblem } from '../../../src/engine/rows/row-shapes.ts';
import { wholeWorld } from '../../fixtures/whole-world.ts';

interface Case {
  readonly title: string;
  readonly kind: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly problem: string;
}

const cases = JSON.parse(readFileSync(new URL('stacks.json', import.meta.url), 'utf8')) as readonly Case[];

const one = (kind: string): object => {
  const row = wholeWorld.tables.stacks.list().find((stack) => stack.kind === kind);
  if (!row) throw new Error(`no row is a ${kind}`);
  return row;
};

describe('a row of a stack from outside', () => {
  it.each(cases.map((each) => [each.title, each] as const))(
    '%s is refused by name',
    (_title, { kind, fields, problem }) => {
      expect(rowProblem('stacks', one(kind))).toBeNull();
      expect(rowProblem('stacks', { ...one(kind), ...fields })).toContain(problem);
    },
  );

  it('whose properties nest deeper than a template is measured, not read', () => {
    const nested = (depth: number): string => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);
    const problemAt = (depth: number) =>
      rowProblem('stacks', { ...one('resource'), properties: nested(depth) });
    expect(problemAt(100)).toBeNull();
    expect(problemAt(101)).toContain('properties must not be nested more than 100 levels deep');
    expect(problemAt(100_000)).toContain('must not be nested more than 100 levels deep');
  });
});
