import type { ApiModel } from '../../engine/index.ts';
import { shapeOf } from '../../engine/index.ts';
import { formatAnswer } from '../output/format.ts';
import { formatJson } from '../output/json.ts';
import { formatYaml } from '../output/yaml.ts';
import { checkInput } from './check-input.ts';
import type { Context } from './context.ts';
import { compileQuery, outputFormat } from './context.ts';
import type { Service } from './service.ts';

/** Prints the result of `--generate-cli-skeleton`: an empty input, or an example of the output. */
export async function printSkeleton(
  context: Context,
  { model }: Service,
  operation: string,
  kind: string,
): Promise<number> {
  const { input, output } = model.operations[operation] ?? {};
  const { streams, globals, shell } = context;
  if (kind !== 'output') {
    const skeleton = input === undefined ? {} : sample(model, input, '', false, []);
    streams.out(kind === 'input' ? `${formatJson(skeleton)}\n` : formatYaml(skeleton, false));
    return 0;
  }
  const answer = output === undefined ? {} : sample(model, output, '', true, []);
  const query = globals.query === null ? null : await compileQuery(globals.query);
  const by = { format: outputFormat(context), query, title: operation, columns: shell.columns };
  streams.out(await shell.pace.run(formatAnswer(answer as Readonly<Record<string, unknown>>, by)));
  return 0;
}

/**
 * Checks the example of an output as the CLI does. Its own examples are often shorter than the models' minimum for
 * names and ARNs. @throws CliError
 */
export function checkSample({ model }: Service, operation: string): void {
  const output = model.operations[operation]?.output;
  if (output !== undefined) checkInput(model, output, sample(model, output, '', true, []));
}

/** An example value of a shape. `named`: each text is the name of its member. */
function sample(
  model: ApiModel,
  shapeName: string,
  name: string,
  named: boolean,
  around: readonly string[],
): unknown {
  const shape = shapeOf(model, shapeName);
  const within = [...around, shapeName];
  const inner = (next: string | undefined, as: string): unknown =>
    next === undefined ? null : sample(model, next, as, named, within);
  switch (shape.type) {
    case 'structure':
      if (within.filter((one) => one === shapeName).length > 1) return {};
      return Object.fromEntries(
        Object.entries(shape.members ?? {}).map(([member, next]) => [member, inner(next, member)]),
      );
    case 'list':
      return [inner(shape.member, named ? (shape.member ?? '') : '')];
    case 'map':
      return { KeyName: inner(shape.value, named ? (shape.value ?? '') : '') };
    case 'string':
      return named ? name : (shape.enum?.[0] ?? '');
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return 0;
    case 'boolean':
      return true;
    case 'timestamp':
      return '1970-01-01T00:00:00';
    case 'blob':
      return null;
  }
}
