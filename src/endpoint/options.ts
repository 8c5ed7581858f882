import { parseArgs } from 'node:util';

export interface EndpointOptions {
  readonly port: number;
  readonly host: string;
  /** The home account's id, 12 digits. */
  readonly account: string;
  /** A long-term key of the root user. */
  readonly rootKey: KeyPair | null;
  /** A user with AdministratorAccess and a key of its own. */
  readonly adminUser: (KeyPair & { readonly name: string }) | null;
  /** A workspace file to start from. */
  readonly load: string | null;
  /** A link to start from: an address, or what stands after its `#`. */
  readonly link: string | null;
  /** A lesson to do: its id, or the path of its file. */
  readonly lesson: string | null;
  /** Whether the start and each request are told as a line of JSON. */
  readonly log: 'json' | null;
}

export interface KeyPair {
  readonly id: string;
  readonly secret: string;
}

/** The options can't be used: the message says why, to the person who typed the command. */
export class OptionError extends Error {}

/** How the endpoint is started; `command` is what somebody types for it. */
export const usage = (
  command: string,
): string => `Usage: ${command} [--port 4566] [--host 127.0.0.1] [--account 123456789012]
         [--root-key ID:SECRET] [--admin-user NAME:ID:SECRET] [--load FILE | --link LINK]
         [--lesson ID or FILE.md] [--log json]`;

const defaults = { port: '4566', host: '127.0.0.1', account: '123456789012' } as const;

/** Reads the command line. @throws OptionError with a sentence that says what is wrong and what would be right */
export function readOptions(argv: readonly string[]): EndpointOptions {
  const values = parse(argv);
  const port = Number(values.port ?? defaults.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new OptionError(`--port must be a whole number from 0 to 65535, not ${values.port}`);
  checkTogether(values);
  const account = values.account ?? defaults.account;
  if (!/^\d{12}$/.test(account)) throw new OptionError(`--account must be 12 digits, not ${account}`);
  return {
    port,
    host: values.host ?? defaults.host,
    account,
    rootKey: values['root-key'] === undefined ? null : keyPair('--root-key', values['root-key'].split(':')),
    adminUser: values['admin-user'] === undefined ? null : adminUser(values['admin-user']),
    load: values.load ?? null,
    link: values.link ?? null,
    lesson: values.lesson ?? null,
    log: values.log === undefined ? null : 'json',
  };
}

/** Refuses options that exclude each other, and forms that there aren't. */
function checkTogether(values: ReturnType<typeof parse>): void {
  for (const other of ['account', 'admin-user', 'load', 'link'] as const)
    if (values.lesson !== undefined && values[other] !== undefined)
      throw new OptionError(
        `--${other}: a lesson has an account of its own; with --lesson only --root-key gives it a key`,
      );
  if (values.load !== undefined && values.link !== undefined)
    throw new OptionError('--link: an account starts from a file or from a link, not from both');
  if (values.log !== undefined && values.log !== 'json')
    throw new OptionError(`--log: the only form is json, not ${values.log}`);
}

function parse(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...argv],
      options: {
        port: text,
        host: text,
        account: text,
        'root-key': text,
        'admin-user': text,
        load: text,
        link: text,
        lesson: text,
        log: text,
      },
    }).values;
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : String(error));
  }
}

function keyPair(option: string, [id = '', ...rest]: readonly string[]): KeyPair {
  const secret = rest.join(':');
  if (!/^AKIA[A-Z0-9]{12,124}$/.test(id))
    throw new OptionError(
      `${option}: an access key id begins with AKIA and has 16 or more capitals and digits`,
    );
  if (secret === '' || secret.length > 128)
    throw new OptionError(`${option}: a secret of 1 to 128 characters belongs behind the colon`);
  return { id, secret };
}

function adminUser(text: string): EndpointOptions['adminUser'] {
  const [name = '', ...rest] = text.split(':');
  if (!/^[\w+=,.@-]{1,64}$/.test(name))
    throw new OptionError('--admin-user: NAME:ID:SECRET, with a valid user name');
  return { name, ...keyPair('--admin-user', rest) };
}
