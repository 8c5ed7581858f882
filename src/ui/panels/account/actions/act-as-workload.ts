import type { Call, Credentials, SessionRow, World } from '../../../../engine/index.ts';
import { parseArn, rowsBy, workloadCredentials } from '../../../../engine/index.ts';
import type { CallCommit, Playground } from '../../../../playground/playground.svelte.ts';
import { workload as words } from '#words/inspector-services.ts';
import { credentialsOfSession } from '../../../kinds/acting.ts';
import { programRole } from '../../../kinds/details/workloads.ts';
import type { View } from '../../../view/view.svelte.ts';
import { sayRefused } from './run-requests.ts';

type Held = Extract<ReturnType<typeof workloadCredentials>, { type: 'role' }>;

/**
 * Returns the newest session that AWS gave the program and that is still valid. An instance or function keeps using it
 * until it is about to expire, even if the role's trust policy has changed.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-security-credentials.html
 */
function handedOut(world: World, held: Held, now: number): SessionRow | null {
  const role = programRole(world, held);
  const live = rowsBy(world, 'sessionsByOwner', role?.id ?? '').filter(
    (row) => row.sessionName === held.sessionName && row.issuedTo.id === null && row.expiresAt > now,
  );
  return live.sort((a, b) => b.issuedAt - a.issuedAt)[0] ?? null;
}

/** Assumes the role for the program, as its service (EC2, Lambda) does. */
async function assume(playground: Playground, { service, ...held }: Held): Promise<CallCommit<'AssumeRole'>> {
  const call = {
    type: 'call',
    service: 'sts',
    operation: 'AssumeRole',
    input: { RoleArn: held.roleArn, RoleSessionName: held.sessionName },
    credentials: { type: 'service', service },
    context: {
      keys: {
        'aws:SourceArn': [held.sourceArn],
        'aws:SourceAccount': [parseArn(held.sourceArn)?.account ?? ''],
      },
    },
  } satisfies Call<'AssumeRole'>;
  return (await playground.run(call)) as CallCommit<'AssumeRole'>;
}

async function asRole(playground: Playground, view: View, name: string, held: Held): Promise<void> {
  const last = handedOut(playground.world, held, playground.now);
  if (last) return act(playground, view, credentialsOfSession(last), words.goesOn(name));
  const { outcome, rev } = await assume(playground, held);
  const { result, decision } = outcome;
  if (result.ok) {
    const session = playground.world.tables.sessions.get(result.value.Credentials?.AccessKeyId ?? '');
    view.showStep(rev);
    if (session) act(playground, view, credentialsOfSession(session), words.acts(name));
    return;
  }
  const said = 'error' in result ? result.error.message : result.notModelled.feature;
  sayRefused(view, said, { rev, decision });
}

function act(playground: Playground, view: View, credentials: Credentials, said: string): void {
  playground.actAs(credentials);
  view.flash(said, playground.caller.ok ? 'allow' : 'deny');
}

/**
 * Acts as a program: with its key, or as a session of its role, which its service requests first. Shows a message, or
 * the reason why the program can't sign anything. Does nothing if it is gone.
 */
export async function actAsWorkload(playground: Playground, view: View, id: string): Promise<void> {
  const row = playground.world.tables.workloads.get(id);
  if (!row) return;
  const held = workloadCredentials(playground.world, row);
  if (held.type === 'none') view.flash(words.holdsNone[held.reason](row.name), 'deny');
  else if (held.type === 'key') {
    const alive = playground.world.tables.accessKeys.get(held.credentials.accessKeyId)?.status === 'Active';
    act(playground, view, held.credentials, alive ? words.acts(row.name) : words.deadKey(row.name));
  } else await asRole(playground, view, row.name, held);
}
