import type { Call, Change, Credentials, Try, World } from '../../engine/index.ts';
import { madeUpKey } from './secret-fields.ts';
import { loadTotp, replaceSecrets, secretOrigin } from '../../engine/index.ts';

/**
 * Members that a link leaves out as a whole, beside tokens. A password that is set doesn't change any decision, so a
 * made-up one replaces it. These do, so a call without one can't be decided again.
 */
const withheldWhole: ReadonlySet<string> = new Set([
  'AuthParameters',
  'ChallengeResponses',
  'SecretHash',
  'ClientSecret',
  'ConfirmationCode',
  'AuthenticationCode1',
  'AuthenticationCode2',
]);
const madeUpPassword = 'Made-up-1-EXAMPLE';
/**
 * Takes the place of an MFA device's code. The person who opens the link reads a code off the device, whose seed is
 * new.
 */
const codeToRead = '000000';
const withheld = '(withheld)';

type Bare = Readonly<Record<string, unknown>>;

/** Whether a text stands in for a secret that the link leaves out. */
export const standsIn = (text: string): boolean =>
  text === withheld || text === madeUpPassword || text === codeToRead;

/** Returns a call's input without the secrets that only its sender may know. */
export const bareInput = (input: unknown): Bare =>
  Object.fromEntries(Object.entries(input as Bare).map(bareField));

/** Whether the link leaves out a token of this command. */
export const isWithheld = (command: Call | Try): boolean =>
  command.type === 'call' && Object.values(command.input as Bare).includes(withheld);

/** Credentials without their secrets: the reader of a link takes those from the rows. */
export const bareCredentials = (credentials: Credentials): Bare =>
  credentials.type === 'key' ? { type: 'key', accessKeyId: credentials.accessKeyId } : { ...credentials };

const bareField = ([field, value]: readonly [string, unknown]): readonly [string, unknown] => {
  if (field === 'TokenCode') return [field, codeToRead];
  if (withheldWhole.has(field) || secretOrigin(field) === 'handed') return [field, withheld];
  const bare = replaceSecrets({ [field]: value }, (_text, origin) =>
    origin === 'typed' ? madeUpPassword : withheld,
  );
  return [field, (bare as Bare)[field]];
};

/** Returns a command without the secrets that only its sender may know. */
export function bareCommand({ credentials, ...command }: Call | Try): Bare {
  const { type, context } = command;
  const what =
    command.type === 'call'
      ? {
          service: command.service,
          operation: command.operation,
          input: bareInput(command.input),
        }
      : { action: command.action, resource: command.resource };
  return { type, ...what, as: credentials && bareCredentials(credentials), ...(context && { context }) };
}

/** Credentials with the secrets of the rows; a key that no row holds has a made-up secret. */
export function wholeCredentials(bare: Credentials, rows: ReadonlyMap<string, Change>): Credentials {
  if (bare.type !== 'key') return bare;
  const { accessKeyId } = bare;
  const row = (rows.get(`accessKeys/${accessKeyId}`) ?? rows.get(`sessions/${accessKeyId}`))?.after as
    { readonly secretAccessKey: string; readonly sessionToken?: string } | undefined;
  if (!row) return { type: 'key', accessKeyId, secretAccessKey: madeUpKey(accessKeyId) };
  const { secretAccessKey, sessionToken } = row;
  return { type: 'key', accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
}

/**
 * A link's command as it can be asked in `world` at `now` (ms, simulated): the code of an MFA device is read off the
 * device, whose seed was made anew. Null if a token stayed with the sender.
 */
export async function askable(command: Call | Try, world: World, now: number): Promise<Call | Try | null> {
  if (isWithheld(command)) return null;
  if (command.type === 'try') return command;
  const input = command.input as Readonly<Record<string, unknown>>;
  const { SerialNumber: serial, TokenCode: code } = input;
  const device = typeof serial === 'string' ? world.tables.mfaDevices.get(serial) : undefined;
  if (!device || code !== codeToRead) return command;
  const { totpCode } = await loadTotp();
  return { ...command, input: { ...input, TokenCode: totpCode(device.seed, now) } };
}
