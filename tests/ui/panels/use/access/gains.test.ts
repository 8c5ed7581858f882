import { expect, it, vi } from 'vitest';
import { Playground } from '../../../../../src/playground/playground.svelte.ts';
import { MemoryDatabase, MemoryStore } from '../../../../../src/storage/memory-store.ts';
import { gainsOf } from '../../../../../src/ui/panels/use/access/gains.svelte.ts';
import { heardInShort } from '../../../../../src/ui/panels/use/access/heard-gains.ts';
import type { ToldGains } from '../../../../../src/ui/panels/use/access/told-gains.ts';

const document = (Resource: string): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource }],
});
const Resources = {
  Team: {
    Type: 'AWS::IAM::Group',
    Properties: {
      Policies: [{ PolicyName: 'read', PolicyDocument: document('arn:aws:s3:::reports/*') }],
    },
  },
  Robot: { Type: 'AWS::IAM::User', Properties: { UserName: 'robot', Groups: [{ Ref: 'Team' }] } },
};

it('says once who gains by a deployment, by all of its calls', async () => {
  const store = new MemoryStore(new MemoryDatabase());
  const playground = new Playground({ open: () => Promise.resolve({ store, problem: null, lost: false }) });
  await playground.settled();
  playground.actAs({ type: 'console', id: '111122223333' });
  const gains = gainsOf(playground);
  await playground.call('cloudformation:CreateStack', {
    StackName: 'team',
    TemplateBody: JSON.stringify({ Resources }),
    Capabilities: ['CAPABILITY_NAMED_IAM'],
  });
  await playground.deployment;
  const [first, ...calls] = playground.history.slice(-5).map(({ rev }) => rev);
  expect(first).toBeDefined();
  await vi.waitFor(() => expect(gains.of(first ?? 0)?.state).toBe('told'), { timeout: 20_000 });
  const told = gains.of(first ?? 0);
  const sets = told?.state === 'told' ? told.told.sets : [];
  expect(sets.map(({ sign, who, line }) => [sign, who.map(({ name }) => name), line.actions])).toEqual([
    ['gains', ['robot'], ['s3:GetObject']],
  ]);
  expect(calls.map((rev) => gains.of(rev))).toEqual(calls.map(() => undefined));
  expect(gains.newest?.told.sets.length).toBe(1);
  // Where the sets stand on the page, somebody who hears it gets the counts alone.
  const more = { ...sets[0], sign: 'loses', who: [{ id: null, name: '222233334444', way: 'root' }] };
  const all = { sets: [...sets, ...sets, more], callers: 2, kinds: 2, isOpen: false } as ToldGains;
  expect(heardInShort(all)).toBe('1 caller gains, 1 caller loses.');
  expect(heardInShort({ ...all, sets: [] })).toBe('Nobody gains or loses anything.');
  playground.close();
});
