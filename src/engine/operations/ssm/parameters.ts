import type { ApiError } from '../../call/call.ts';
import { compilePattern } from '../../cloudformation/pattern.ts';
import { isoDate } from '../../dates.ts';
import type { ParameterRow } from '../../entities/entities.ts';
import { serviceError } from '../../errors.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import type { Failure, OperationContext, OperationTable } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { put, remove } from '../rows.ts';
import { requestTags, tagsFrom } from '../shared/tags.ts';
import { checkTags } from './parameter-tags.ts';
import { invalidParameter, onParameter, parameterArn, parameterAt, withParameter } from './parameter-rows.ts';

type PutInput = InputOf<'ssm:PutParameter'>;
type Out = NonNullable<OutputOf<'ssm:GetParameter'>['Parameter']>;

const userGuide = 'https://docs.aws.amazon.com/systems-manager/latest/userguide/';

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html */
const nameRule =
  'can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_';

/** Characters of a value, and levels of a hierarchy. https://docs.aws.amazon.com/general/latest/gr/ssm.html */
const most = { Standard: 4096, Advanced: 8192, levels: 15 } as const;

function checkName(name: string): ApiError | null {
  const path = name.replace(/^\//, '');
  if (/^aws/i.test(path))
    return serviceError('AccessDeniedException', `No access to reserved parameter name: ${name}.`);
  if (/^ssm/i.test(path) || !/^[\w./-]+$/.test(name)) return invalidParameter(`Parameter name: ${nameRule}`);
  if (path.includes('/') && path === name)
    return invalidParameter('Parameter name must be a fully qualified name.');
  return path.split('/').length > most.levels
    ? serviceError(
        'HierarchyLevelLimitExceededException',
        `A parameter hierarchy can have a maximum of ${String(most.levels)} levels.`,
      )
    : null;
}

/** Names what isn't modelled in a request. */
function checkPut(input: PutInput): Failure | null {
  const { Name, Value, Type, KeyId, DataType = 'text', Policies, Overwrite = false, Tags = [] } = input;
  if (Type === 'SecureString' || KeyId !== undefined)
    return unknown({
      feature: 'SecureString parameters',
      page: `${userGuide}secure-string-parameter-kms-encryption.html`,
    });
  if (DataType !== 'text')
    return unknown({
      feature: `parameters of the data type ${DataType}`,
      page: `${userGuide}parameter-store-ec2-aliases.html`,
    });
  if (Policies !== undefined)
    return unknown({ feature: 'parameter policies', page: `${userGuide}parameter-store-policies.html` });
  const fault = checkName(Name);
  if (fault) return refuse(fault);
  if (Value === '')
    return refuse(
      invalidParameter(
        "1 validation error detected: Value at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1.",
      ),
    );
  if (Overwrite && Tags.length > 0)
    return refuse(
      invalidParameter(
        "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.",
      ),
    );
  return refuse(checkTags(tagsFrom(Tags)));
}

/** An advanced parameter never becomes a standard one again. */
function tierOf({ Tier, Value }: PutInput, before: ParameterRow | undefined): ParameterRow['tier'] {
  if (before?.tier === 'Advanced' || Tier === 'Advanced') return 'Advanced';
  return Tier === 'Intelligent-Tiering' && Value.length > most.Standard ? 'Advanced' : 'Standard';
}

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html */
function checkLength(value: string, tier: ParameterRow['tier']): ApiError | null {
  if (value.length <= most[tier]) return null;
  return invalidParameter(
    tier === 'Standard'
      ? `Standard tier parameters support a maximum parameter value of ${String(most.Standard)} characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier. For more information, see ${userGuide}parameter-store-advanced-parameters.html`
      : `Advanced tier parameters support a maximum parameter value of ${String(most.Advanced)} characters.`,
  );
}

function checkPattern(value: string, pattern: string | undefined): Failure | null {
  if (pattern === undefined || pattern === '') return null;
  const matches = compilePattern(pattern);
  if (!matches)
    return unknown({
      feature: `the regular expression ${pattern}`,
      page: `${userGuide}sysman-paramstore-su-create.html`,
    });
  return refuse(
    !matches(value) &&
      serviceError(
        'ParameterPatternMismatchException',
        `Parameter value, cannot be validated against allowedPattern: ${pattern}`,
      ),
  );
}

function newRow(input: PutInput, context: OperationContext, before: ParameterRow | undefined): ParameterRow {
  const { account, region, now } = context;
  const description = input.Description ?? before?.description;
  const allowedPattern = input.AllowedPattern ?? before?.allowedPattern;
  return {
    id: before?.id ?? parameterArn(context, input.Name),
    account,
    region,
    name: before?.name ?? input.Name,
    type: (input.Type as ParameterRow['type'] | undefined) ?? before?.type ?? 'String',
    value: input.Value,
    version: (before?.version ?? 0) + 1,
    updateDate: now,
    tier: tierOf(input, before),
    tags: before?.tags ?? tagsFrom(input.Tags),
    ...(description !== undefined && { description }),
    ...(allowedPattern !== undefined && { allowedPattern }),
  };
}

/** The error if a request can't make or change the parameter. */
function checkAgainst(
  { Type, Overwrite = false }: PutInput,
  before: ParameterRow | undefined,
): ApiError | null {
  if (!before)
    return Type === undefined
      ? invalidParameter('A parameter type is required when you create a parameter.')
      : null;
  if (!Overwrite)
    return serviceError(
      'ParameterAlreadyExists',
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    );
  return Type !== undefined && Type !== before.type
    ? serviceError(
        'HierarchyTypeMismatchException',
        "Parameter Store doesn't support changing a parameter type in a hierarchy. For example, you can't change a parameter from a String type to a SecureString type. You must create a new, unique parameter.",
      )
    : null;
}

const shown = ({ id, name, type, value, version, updateDate }: ParameterRow): Out => ({
  Name: name,
  Type: type,
  Value: value,
  Version: version,
  LastModifiedDate: isoDate(updateDate),
  ARN: id,
  DataType: 'text',
});

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-parameter-store.html */
export const parameters: Pick<
  OperationTable,
  | 'ssm:PutParameter'
  | 'ssm:GetParameter'
  | 'ssm:GetParameters'
  | 'ssm:DeleteParameter'
  | 'ssm:DeleteParameters'
> = {
  'ssm:PutParameter': {
    check: checkPut,
    authorize(input, context) {
      const tags = requestTags(tagsFrom(input.Tags));
      const keys = [['ssm:Overwrite', [String(input.Overwrite ?? false)]] as const, ...tags];
      return [
        onParameter('PutParameter', input.Name, context, keys),
        ...(tags.length > 0 ? [onParameter('AddTagsToResource', input.Name, context, tags)] : []),
      ];
    },
    run(input, context) {
      const before = parameterAt(context, input.Name);
      const row = newRow(input, context, before);
      return (
        refuse(checkAgainst(input, before) ?? checkLength(row.value, row.tier)) ??
        checkPattern(row.value, row.allowedPattern) ??
        done({ Version: row.version, Tier: row.tier }, [put(context.world, 'parameters', row)])
      );
    },
    ledger: ['ssm-secure-strings', 'ssm-versions', 'ssm-words'],
  },

  'ssm:GetParameter': {
    authorize: ({ Name }, context) => [onParameter('GetParameter', Name, context)],
    run: ({ Name }, context) =>
      withParameter(context, Name, (row) => done({ Parameter: { ...shown(row), ...selected(Name) } })),
    ledger: ['ssm-versions', 'ssm-public'],
  },

  'ssm:GetParameters': {
    authorize: ({ Names }, context) => Names.map((name) => onParameter('GetParameters', name, context)),
    run({ Names }, context) {
      const Parameters: Out[] = [];
      const InvalidParameters: string[] = [];
      for (const name of new Set(Names)) {
        const found = withParameter(context, name, (row) => done({ ...shown(row), ...selected(name) }));
        if (found.ok) Parameters.push(found.value);
        else if ('notModelled' in found) return found;
        else InvalidParameters.push(name);
      }
      return done({ Parameters, InvalidParameters });
    },
  },

  'ssm:DeleteParameter': {
    authorize: ({ Name }, context) => [onParameter('DeleteParameter', Name, context)],
    run: ({ Name }, context) => withParameter(context, Name, (row) => done({}, [remove('parameters', row)])),
  },

  'ssm:DeleteParameters': {
    authorize: ({ Names }, context) => Names.map((name) => onParameter('DeleteParameters', name, context)),
    run({ Names }, context) {
      const names = [...new Set(Names)];
      const rows = names.flatMap((name) => parameterAt(context, name) ?? []);
      return done(
        {
          DeletedParameters: names.filter((name) => parameterAt(context, name)),
          InvalidParameters: names.filter((name) => !parameterAt(context, name)),
        },
        rows.map((row) => remove('parameters', row)),
      );
    },
  },
};

/** The version that a request asked for, as its answer repeats it. */
function selected(name: string): Pick<Out, 'Selector'> {
  const [, selector] = name.startsWith('arn:') ? [] : name.split(':');
  return selector === undefined ? {} : { Selector: `:${selector}` };
}
