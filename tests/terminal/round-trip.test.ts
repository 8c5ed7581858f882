import fc, { draws } from '../properties.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ApiModel, OperationName } from '../../src/engine/index.ts';
import { apiModel, operationNames, partNames, preparePart, splitId } from '../../src/engine/index.ts';
import { cliLine } from '../../src/terminal/cli-line.ts';
import { withBlobs } from '../../src/terminal/cli/blobs.ts';
import { checkInput } from '../../src/terminal/cli/check-input.ts';
import { readCommandLine } from '../../src/terminal/cli/globals.ts';
import { readCommand } from '../../src/terminal/cli/read-input.ts';
import { commandOf, loadService, loadedService, serviceCommands } from '../../src/terminal/cli/service.ts';
import { Expansion } from '../../src/terminal/shell/expand.ts';
import { parseScript } from '../../src/terminal/shell/parse.ts';
import { Shell } from '../../src/terminal/shell/shell.ts';
import { validInput } from '../engine/valid-input.ts';
import { Page } from './page.ts';

beforeAll(async () => {
  await Promise.all(partNames.map(preparePart));
  await Promise.all(serviceCommands.map(loadService));
});

const operations = operationNames.filter((id) => splitId(id).service !== 'playground');

const page = new Page();
const nothing = (): void => undefined;
const streams = { out: nothing, err: nothing, clear: nothing, input: null };

/** The input that the terminal reads out of a line. */
async function readBack(line: string): Promise<unknown> {
  const parsed = parseScript(line);
  if (!parsed.ok) throw new Error(`${parsed.message}: ${line}`);
  const [step, ...more] = parsed.script;
  expect(more).toEqual([]);
  const shell = new Shell(page.session, page.host);
  const words: string[] = [];
  const expansion = new Expansion(shell, () => Promise.resolve(''));
  for (const word of step?.command.words ?? []) words.push(...(await expansion.fields(word)));
  expect(words.shift()).toBe('aws');
  const { context, command, rest } = readCommandLine(shell, words, streams, serviceCommands);
  const service = loadedService(command);
  const operation = service?.operations.get(rest[0] ?? '');
  if (!service || operation === undefined) throw new Error(`No operation in ${line}`);
  return (await readCommand(context, service, operation, rest.slice(1))).input;
}

/** JSON keeps a record's values, and loses what is undefined and the sign of zero. */
const plain = (value: object): unknown => JSON.parse(JSON.stringify(value)) as unknown;

/** Whether the CLI would send it: a structure that must be there isn't, where all that could be in it was left out. */
function isSent(model: ApiModel, shape: string | undefined, input: object): boolean {
  try {
    checkInput(model, shape, input);
    return true;
  } catch {
    return false;
  }
}

function lineOf(id: OperationName, input: object): string {
  const { service, name } = splitId(id);
  return cliLine({ service, operation: name, input });
}

describe('an input as a CLI line', () => {
  it.each([...operations])('is read back as it was: %s', async (id) => {
    const { service, name } = splitId(id);
    const model = apiModel(service) as ApiModel;
    await fc.assert(
      fc.asyncProperty(validInput(model, model.operations[name]?.input), async (made) => {
        // Blobs are bytes, which calls carry as base64.
        const input = withBlobs(model, model.operations[name]?.input, made, true) as object;
        fc.pre(isSent(model, model.operations[name]?.input, input));
        expect(await readBack(lineOf(id, input))).toEqual(plain(input));
      }),
      draws(20, 400),
    );
  });

  it('names a command that the CLI has, for every operation', () => {
    const missing = operations.filter((id) => {
      const { service, name } = splitId(id);
      const found = loadedService(commandOf(service));
      const command = [...(found?.operations ?? [])].find(([, operation]) => operation === name)?.[0];
      return command === undefined || !found?.data.commands.includes(command);
    });
    expect(missing).toEqual([]);
  });
});
