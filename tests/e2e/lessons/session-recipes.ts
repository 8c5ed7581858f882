import { sessionTitle } from '../../../src/ui/kinds/kinds.ts';
import { dialog, happened } from '../places.ts';
import type { Learner } from './learner.ts';
import { writePolicy } from './policy-form.ts';
import type { Recipe } from './recipes.ts';

type Input = Readonly<Record<string, unknown>>;

const text = (input: Input, name: string): string => String(input[name]);

/** Seconds as the list of durations says them. */
const durations: Readonly<Record<number, string>> = {
  900: '15 minutes',
  3600: '1 hour',
  7200: '2 hours',
  14400: '4 hours',
  43200: '12 hours',
};

async function more(
  learner: Learner,
  panel: ReturnType<Learner['page']['locator']>,
  input: Input,
): Promise<void> {
  const opens = panel.getByRole('button', { name: 'More about the request' });
  if ((await opens.getAttribute('aria-expanded')) !== 'true') await learner.hands.press(opens);
  await learner.hands.write(
    panel.getByRole('textbox', { name: 'Session name', exact: true }),
    text(input, 'RoleSessionName'),
  );
  const { DurationSeconds: seconds, Policy: policy } = input as { DurationSeconds?: number; Policy?: string };
  await learner.hands.choose(
    panel.getByRole('combobox', { name: 'For how long' }),
    seconds === undefined ? /default/ : (durations[Number(seconds)] ?? String(seconds)),
  );
  if (policy === undefined) return;
  const limits = panel.getByRole('checkbox', { name: /^Limit the session/ });
  if (!(await limits.isChecked())) await learner.hands.tick(limits);
  await writePolicy(learner.hands, policy, panel);
}

export const sessionRecipes: Readonly<Record<string, Recipe>> = {
  'sts:AssumeRole': async (learner, input) => {
    const panel = await learner.tab('Steps');
    // On a desk it stands beside the panel.
    const close = happened(learner.page).getByRole('button', { name: 'Close the steps' });
    const begin = panel.getByRole('heading', { name: 'Who puts on which role?' });
    await close.or(begin).first().waitFor();
    if (await close.isVisible()) await learner.hands.press(close);
    await begin.waitFor();
    const role = text(input, 'RoleArn').split('/').at(-1) ?? '';
    await learner.hands.choose(panel.getByRole('combobox', { name: 'Role', exact: true }), role);
    await more(learner, panel, input);
    await learner.ears?.begin();
    await learner.hands.press(panel.getByRole('button', { name: /^Put it on as/ }));
    await panel.getByRole('list', { name: 'The steps' }).waitFor();
    await learner.ears?.walk(panel);
    // What is told of follows the steps for as long as they stand there.
    await learner.hands.press(close);
  },
  'sts:GetSessionToken': async (learner, input) => {
    await learner.find('session token', /^Get a session token/);
    const open = dialog(learner.page);
    if (input['SerialNumber'] !== undefined) {
      const device = text(input, 'SerialNumber').split('/').at(-1) ?? '';
      await learner.hands.choose(open.getByRole('combobox', { name: 'MFA device' }), device);
      await learner.hands.press(open.getByRole('button', { name: /code/i }));
    }
    await learner.submit(/^Get/);
  },
  'sts:GetScopedCredentials': async (learner, input, { world }) => {
    const [session] = world.tables.sessions.values();
    await learner.select(session ? sessionTitle(world, session) : '', 'Session');
    await learner.act('Hand on fewer rights');
    await writePolicy(learner.hands, text(input, 'Policy'));
    await learner.submit('Get the keys');
  },
  // The hint names no resource: neither action takes one.
  'sts:GetCallerIdentity': (learner) => learner.ask('sts:GetCallerIdentity', ''),
  's3:ListBuckets': (learner) => learner.ask('s3:ListAllMyBuckets', ''),
  'cognito-identity:GetId': async (learner, input, { world }) => {
    const pool = world.tables.identityPools.get(text(input, 'IdentityPoolId'))?.name ?? '';
    await learner.select(pool, 'Cognito');
    await learner.act('Sign in here');
    const open = dialog(learner.page);
    await learner.hands.press(open.getByRole('button', { name: 'Open the app' }));
    await open.getByText('Temporary keys of the role').waitFor();
    await learner.hands.press(open.getByRole('button', { name: 'Close', exact: true }).last());
    await open.waitFor({ state: 'detached' });
  },
  // The page's form asks for both, one after the other.
  'cognito-identity:GetCredentialsForIdentity': () => Promise.resolve(),
};

/** A role's sessions are taken back by one of its actions; AWS writes a policy of that name. */
export const revokesSessions = (input: Input): boolean =>
  text(input, 'PolicyName') === 'AWSRevokeOlderSessions';

export async function revokeSessions(learner: Learner, role: string): Promise<void> {
  await learner.select(role, 'Role');
  await learner.act(/^Revoke/);
}
