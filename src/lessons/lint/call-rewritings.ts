import type { Call, World } from '../../engine/index.ts';
import type { Rewriter } from '../bench.ts';
import type { Rewriting } from './rewritings.ts';
import { policyIn, withPolicy } from './documents.ts';

type Input = Readonly<Record<string, string>>;

/** A rewriter, and how many calls it changed. */
interface Counted {
  readonly rewrite: Rewriter;
  readonly count: () => number;
}

/**
 * A way of writing policies as a rewriter of calls. Only what `changes` is counted: the text, or what it says.
 */
export function writing(ways: readonly Rewriting[], changes: 'text' | 'meaning' = 'text'): Counted {
  let changed = 0;
  const rewrite: Rewriter = (call) => {
    let next = call;
    for (const { write } of ways) {
      const held = policyIn(next);
      const written = held && write(held.document, held.use);
      if (!held || written === null || written === undefined) continue;
      if (changes === 'meaning' && JSON.stringify(written) === JSON.stringify(held.document)) continue;
      next = withPolicy(next, held.member, typeof written === 'string' ? written : JSON.stringify(written));
    }
    if (textOf(next) !== textOf(call)) changed++;
    return [next];
  };
  return { rewrite, count: () => changed };
}

const textOf = ({ input }: Call): string => JSON.stringify(input);

const owners = { User: 'UserName', Group: 'GroupName', Role: 'RoleName' } as const;
type Owner = keyof typeof owners;

const ownerOf = (operation: string): Owner | undefined =>
  (Object.keys(owners) as Owner[]).find((owner) => operation.includes(owner));

const made = (call: Call, operation: string, input: object): Call =>
  ({ ...call, operation, input }) as unknown as Call;

const accountIn = (world: World, call: Call): string => {
  const { credentials } = call;
  const id = credentials?.type === 'console' ? credentials.id : '';
  return /^\d{12}$/.test(id)
    ? id
    : (world.tables.users.get(id)?.account ?? String(world.tables.meta.get('account')?.value));
};

function counting(change: (call: Call, world: World, count: number) => readonly Call[] | null): Counted {
  let changed = 0;
  return {
    rewrite: (call, world) => {
      const calls = change(call, world, changed);
      if (calls) changed++;
      return calls ?? [call];
    },
    count: () => changed,
  };
}

/** An inline policy becomes a managed one that is attached. */
const inlineToManaged = (): Counted =>
  counting((call, world, count) => {
    const owner = /^Put(User|Group|Role)Policy$/.test(call.operation) ? ownerOf(call.operation) : undefined;
    if (!owner) return null;
    const input = call.input as unknown as Input;
    const PolicyName = `Managed${String(count)}`;
    const PolicyArn = `arn:aws:iam::${accountIn(world, call)}:policy/${PolicyName}`;
    return [
      made(call, 'CreatePolicy', { PolicyName, PolicyDocument: input['PolicyDocument'] }),
      made(call, `Attach${owner}Policy`, { [owners[owner]]: input[owners[owner]], PolicyArn }),
    ];
  });

/** A customer's managed policy becomes an inline one where it would be attached. */
const managedToInline = (): Counted =>
  counting((call, world, count) => {
    const owner = /^Attach(User|Group|Role)Policy$/.test(call.operation)
      ? ownerOf(call.operation)
      : undefined;
    const input = call.input as unknown as Input;
    const [, account, name] =
      /^arn:aws:iam::(\d{12}):policy\/(?:.*\/)?([^/]+)$/.exec(input['PolicyArn'] ?? '') ?? [];
    if (!owner || account === undefined || name === undefined) return null;
    const policy = [...world.tables.policies.values()].find(
      (row) => row.account === account && row.name === name,
    );
    const version = policy?.versions.find(({ versionId }) => versionId === policy.defaultVersionId);
    if (!version) return null;
    const PolicyDocument = version.document;
    return [
      made(call, `Put${owner}Policy`, {
        [owners[owner]]: input[owners[owner]],
        PolicyName: `Inline${String(count)}`,
        PolicyDocument,
      }),
    ];
  });

/** What a user would get, a group gets that the user joins. */
const throughGroup = (): Counted =>
  counting((call, _world, count) => {
    const input = call.input as unknown as Input;
    const { UserName, ...rest } = input;
    const GroupName = `Holders${String(count)}`;
    const operation = { PutUserPolicy: 'PutGroupPolicy', AttachUserPolicy: 'AttachGroupPolicy' }[
      call.operation as string
    ];
    if (operation === undefined) return null;
    return [
      made(call, 'CreateGroup', { GroupName }),
      made(call, 'AddUserToGroup', { GroupName, UserName }),
      made(call, operation, { GroupName, ...rest }),
    ];
  });

/** Ways of doing the same with other calls, by the name under which a lesson may spare them. */
export const callRewritings: readonly (readonly [name: string, make: () => Counted])[] = [
  ['inline to managed', inlineToManaged],
  ['managed to inline', managedToInline],
  ['through a group', throughGroup],
];
