import { parseKnown } from './arg-parser.ts';
import { CliError, exitCodes, otherError } from './cli-error.ts';
import type { Context } from './context.ts';
import { fileReader } from './context.ts';
import { credentialsIn } from './credentials.ts';
import { writeSettings } from './write-settings.ts';

const textOf = (values: ReadonlyMap<string, unknown>, name: string): string => {
  const value = values.get(name);
  return typeof value === 'string' ? value : '';
};

/** Reads profiles from the file that IAM's console offers for a new key. */
export function importCsv(context: Context, words: readonly string[]): number {
  const { values } = parseKnown(
    words,
    [
      { flag: '--csv', dest: 'csv', takes: 'one', required: true },
      { flag: '--skip-invalid', dest: 'skip', takes: 'none', constant: true },
      { flag: '--profile-prefix', dest: 'prefix', takes: 'one' },
    ],
    [],
  );
  const given = String(values.get('csv'));
  const text = fileReader(context, '--csv')(given) ?? given;
  const [head = '', ...rows] = text.replace(/^\ufeff/, '').split(/\r?\n/);
  if (text.trim() === '') throw otherError('Provided CSV contains no contents');
  const headers = head.split(',').map((name) => name.trim().toLowerCase());
  const columns = ['User Name', 'Access Key ID', 'Secret Access key'].map((name) => {
    const column = headers.indexOf(name.toLowerCase());
    if (column < 0) throw otherError(`Expected header "${name}" not found`);
    return column;
  });
  let count = 0;
  for (const row of rows.filter((line) => line.trim() !== '')) {
    const cells = row.split(',').map((cell) => cell.trim());
    const [user, id, secret] = columns.map((column) => cells[column]);
    if (!user || !id || !secret) {
      if (values.get('skip')) continue;
      throw otherError(`Failed to parse entry #${count + 1}: Row missing value for header`);
    }
    const profile = `${textOf(values, 'prefix')}${user}`;
    writeSettings(
      context,
      profile,
      new Map([
        ['aws_access_key_id', id],
        ['aws_secret_access_key', secret],
      ]),
    );
    count++;
  }
  context.streams.out(`Successfully imported ${count} profile(s)\n`);
  return 0;
}

export async function exportCredentials(context: Context, words: readonly string[]): Promise<number> {
  const choices = ['process', 'env', 'env-no-export', 'powershell', 'windows-cmd'];
  const { values } = parseKnown(words, [{ flag: '--format', dest: 'format', takes: 'one', choices }], []);
  const { credentials } = await credentialsIn(context);
  if (credentials.type !== 'key')
    throw new CliError('Unable to retrieve credentials: no credentials found\n', exitCodes.configuration);
  const pairs: [string, string][] = [
    ['AWS_ACCESS_KEY_ID', credentials.accessKeyId],
    ['AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey],
    ...(credentials.sessionToken === undefined
      ? []
      : ([['AWS_SESSION_TOKEN', credentials.sessionToken]] as [string, string][])),
  ];
  const format = textOf(values, 'format') || 'process';
  const line = lineFormats.get(format);
  if (line) context.streams.out(pairs.map(([name, value]) => `${line(name, value)}\n`).join(''));
  else {
    const [id, secret, token] = pairs.map(([, value]) => value);
    const value = { Version: 1, AccessKeyId: id, SecretAccessKey: secret, SessionToken: token };
    context.streams.out(`${JSON.stringify(value, null, 2)}\n`);
  }
  return 0;
}

const lineFormats: ReadonlyMap<string, (name: string, value: string) => string> = new Map([
  ['env', (name: string, value: string) => `export ${name}=${value}`],
  ['env-no-export', (name: string, value: string) => `${name}=${value}`],
  ['powershell', (name: string, value: string) => `$Env:${name}="${value}"`],
  ['windows-cmd', (name: string, value: string) => `set ${name}=${value}`],
]);
