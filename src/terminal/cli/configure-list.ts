import { CliError, exitCodes } from './cli-error.ts';
import type { Context } from './context.ts';
import { profileIn } from './context.ts';
import type { Found } from './credentials.ts';
import { credentialsIn } from './credentials.ts';
import { configFile } from './profiles.ts';

const unset = '<not set>';
type Row = readonly [name: string, value: string, type: string, place: string];

const rowText = ([name, value, type, place]: Row): string =>
  `${name.padStart(10)} ${value.padStart(24)} ${type.padStart(16)}    ${place}\n`;

/** A secret but for its last four characters. */
export const masked = (value: string): string => '*'.repeat(16) + value.slice(-4);

/** Runs `aws configure list`, a row after the other. @throws CliError for what can't be looked up */
export async function configureList(context: Context): Promise<number> {
  const show = (...rows: readonly Row[]): void => context.streams.out(rows.map(rowText).join(''));
  show(['Name', 'Value', 'Type', 'Location'], ['----', '-----', '----', '--------'], profileRow(context));
  show(...(await keyRows(context)));
  show(regionRow(context));
  return 0;
}

function profileRow({ env, globals }: Context): Row {
  if (globals.profile !== null) return ['profile', globals.profile, 'manual', '--profile'];
  const inVariables = env.get(env.has('AWS_PROFILE') ? 'AWS_PROFILE' : 'AWS_DEFAULT_PROFILE');
  return inVariables
    ? ['profile', inVariables, 'env', "['AWS_PROFILE', 'AWS_DEFAULT_PROFILE']"]
    : ['profile', unset, 'None', 'None'];
}

async function keyRows(context: Context): Promise<readonly Row[]> {
  const none: readonly Row[] = [
    ['access_key', unset, 'None', 'None'],
    ['secret_key', unset, 'None', 'None'],
  ];
  let found: Found;
  try {
    found = await credentialsIn(context);
  } catch (error) {
    if (error instanceof CliError && error.code === exitCodes.configuration) return none;
    throw error;
  }
  const { credentials, method } = found;
  if (credentials.type !== 'key') return none;
  return [
    ['access_key', masked(credentials.accessKeyId), method, ''],
    ['secret_key', masked(credentials.secretAccessKey), method, ''],
  ];
}

function regionRow(context: Context): Row {
  const { env, globals } = context;
  const inVariables = env.get('AWS_REGION') || env.get('AWS_DEFAULT_REGION');
  if (globals.region === null && inVariables)
    return ['region', inVariables, 'env', "['AWS_REGION', 'AWS_DEFAULT_REGION']"];
  const inFile = profileIn(context).get('region');
  return inFile === undefined
    ? ['region', unset, 'None', 'None']
    : ['region', inFile, 'config-file', `~/${configFile}`];
}
