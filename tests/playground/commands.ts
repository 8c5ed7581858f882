import fc from '../properties.ts';
import type { Playground } from '../../src/playground/playground.svelte.ts';

export type Step =
  | {
      readonly do: 'call';
      readonly operation:
        'CreateUser' | 'DeleteUser' | 'UpdateUser' | 'CreateGroup' | 'AddUserToGroup' | 'CreateAccessKey';
      readonly input: Readonly<Record<string, string>>;
    }
  | { readonly do: 'ask' | 'undo' | 'redo' | 'clock' | 'empty' };

const name = fc.constantFrom('ana', 'dora', '__proto__', 'constructor', 'toString');
const group = fc.constantFrom('Developers', 'hasOwnProperty');
const call = (
  operation: Extract<Step, { do: 'call' }>['operation'],
  input: Record<string, fc.Arbitrary<string>>,
): fc.Arbitrary<Step> =>
  fc.record({ do: fc.constant('call' as const), operation: fc.constant(operation), input: fc.record(input) });

/** Commands that anybody might give, many of which are refused. */
export const changing: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: call('CreateUser', { UserName: name }) },
  { weight: 2, arbitrary: call('DeleteUser', { UserName: name }) },
  {
    weight: 2,
    arbitrary: call('UpdateUser', { UserName: name, NewUserName: fc.constantFrom('zoe', 'yan') }),
  },
  { weight: 2, arbitrary: call('CreateGroup', { GroupName: group }) },
  { weight: 3, arbitrary: call('AddUserToGroup', { UserName: name, GroupName: group }) },
  { weight: 2, arbitrary: call('CreateAccessKey', { UserName: name }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('ask' as const, 'clock' as const, 'empty' as const) }),
  },
);

export const anything: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: changing },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }) },
);

/** Carries a step out; resolves when it is saved or refused. */
export async function take(playground: Playground, step: Step): Promise<void> {
  switch (step.do) {
    case 'call':
      await playground.call(step.operation, step.input);
      return;
    case 'ask':
      await playground.ask('s3:GetObject', '*');
      return;
    case 'clock':
      await playground.run({ type: 'clock', milliseconds: 1000 });
      return;
    case 'empty':
      await playground.reset('empty');
      return;
    case 'undo':
    case 'redo':
      await playground[step.do]();
  }
}
