import { parseArn } from '../../arn.ts';
import type { ApiError } from '../../call/call.ts';
import { notModelled, serviceError } from '../../errors.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import type { Tag } from '../../entities/entities.ts';
import { quotas } from '../../quotas.ts';
import { isoDate } from '../../dates.ts';
import type { Failure, OperationContext, OperationTable } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { on, resourcesOf, tagging } from '../resources.ts';
import { put, remove } from '../rows.ts';
import { passRole, serviceRefusal } from '../callers.ts';
import { tokenPage } from '../shared/pages.ts';
import { mapOfTags, requestTags, tagsOfMap } from '../shared/tags.ts';
import {
  conflict,
  invalidValue,
  staleRevision,
  checkQualifier,
  functionArn,
  onFunction,
  withFunction,
  isQualified,
} from './function-rows.ts';
import type { FunctionRow } from './function-rows.ts';

type ConfigurationOut = OutputOf<'lambda:CreateFunction'>;

/** A function as Lambda describes it. https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html */
function configurationOut(row: FunctionRow): ConfigurationOut {
  return {
    FunctionName: row.name,
    FunctionArn: row.id,
    Runtime: row.runtime as NonNullable<ConfigurationOut['Runtime']>,
    Role: row.roleArn,
    Handler: row.handler,
    CodeSize: 0,
    Description: row.description,
    Timeout: row.timeout,
    MemorySize: row.memorySize,
    LastModified: isoDate(row.createDate),
    Version: '$LATEST',
    RevisionId: row.revisionId,
    State: 'Active',
    LastUpdateStatus: 'Successful',
    PackageType: 'Zip',
    Architectures: ['x86_64'],
  };
}

type CreateInput = InputOf<'lambda:CreateFunction'>;
type UpdateInput = InputOf<'lambda:UpdateFunctionConfiguration'>;

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const longestTimeout = 900;
const defaults = { timeout: 3, memorySize: 128 } as const;
const service = 'lambda.amazonaws.com';

/** Checks a timeout, whose upper limit the model doesn't know. */
function checkTimeout(timeout: number | undefined): Failure | null {
  return timeout !== undefined && timeout > longestTimeout
    ? refuse(
        serviceError(
          'ValidationException',
          `1 validation error detected: Value '${timeout}' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to ${longestTimeout}`,
        ),
      )
    : null;
}

function checkCreate(input: CreateInput): Failure | null {
  if (input.PackageType === 'Image' || input.Code.ImageUri !== undefined)
    return unknown(
      notModelled(
        'functions from container images',
        'https://docs.aws.amazon.com/lambda/latest/dg/images-create.html',
      ),
    );
  if (input.Code.ZipFile === undefined && input.Code.S3Bucket === undefined)
    return refuse(invalidValue('Please provide a source for function code.'));
  if (input.Runtime === undefined || input.Handler === undefined)
    return refuse(
      invalidValue(
        'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
      ),
    );
  return checkTimeout(input.Timeout) ?? refuse(checkTags(tagsOfMap(input.Tags)));
}

/** The role must be in the function's account and trust Lambda. */
function roleFault(role: string, { world, account }: OperationContext, arn: string): ApiError | null {
  if (parseArn(role)?.account !== account)
    return serviceError('AccessDeniedException', 'Cross-account pass role is not allowed.', 403);
  return serviceRefusal(world, service, role, arn)
    ? invalidValue('The role defined for the function cannot be assumed by Lambda.')
    : null;
}

function newFunction(
  input: CreateInput,
  arn: string,
  { account, region, now, ids }: OperationContext,
): FunctionRow {
  return {
    id: arn,
    kind: 'function',
    account,
    region,
    name: arn.slice(arn.lastIndexOf(':') + 1),
    createDate: now,
    tags: tagsOfMap(input.Tags),
    roleArn: input.Role,
    runtime: input.Runtime ?? '',
    handler: input.Handler ?? '',
    description: input.Description ?? '',
    timeout: input.Timeout ?? defaults.timeout,
    memorySize: input.MemorySize ?? defaults.memorySize,
    revisionId: ids.uuid(),
  };
}

function updated(input: UpdateInput, row: FunctionRow, { ids }: OperationContext): FunctionRow {
  return {
    ...row,
    roleArn: input.Role ?? row.roleArn,
    runtime: input.Runtime ?? row.runtime,
    handler: input.Handler ?? row.handler,
    description: input.Description ?? row.description,
    timeout: input.Timeout ?? row.timeout,
    memorySize: input.MemorySize ?? row.memorySize,
    revisionId: ids.uuid(),
  };
}

/** https://docs.aws.amazon.com/lambda/latest/dg/lambda-functions.html */
export const functions: Pick<
  OperationTable,
  | 'lambda:CreateFunction'
  | 'lambda:GetFunction'
  | 'lambda:ListFunctions'
  | 'lambda:DeleteFunction'
  | 'lambda:UpdateFunctionConfiguration'
> = {
  'lambda:CreateFunction': {
    check: (input) => checkQualifier(input) ?? checkCreate(input),
    authorize(input, context) {
      const arn = functionArn(input.FunctionName, context);
      const tags = tagsOfMap(input.Tags);
      return [
        on('lambda:CreateFunction', arn, undefined, requestTags(tags)),
        ...(tags.length ? [on('lambda:TagResource', arn, undefined, requestTags(tags))] : []),
        passRole(input.Role, service, arn),
      ];
    },
    run(input, context) {
      const arn = functionArn(input.FunctionName, context);
      const wrong = roleFault(input.Role, context, arn);
      if (wrong) return refuse(wrong);
      const row = newFunction(input, arn, context);
      if (context.world.tables.resources.has(arn))
        return refuse(conflict(`Function already exist: ${row.name}`));
      return done(configurationOut(row), [put(context.world, 'resources', row)]);
    },
    ledger: ['lambda-code', 'lambda-extras', 'lambda-versions'],
  },

  'lambda:GetFunction': {
    check: checkQualifier,
    authorize: (input, context) => [onFunction('GetFunction', input.FunctionName, context)],
    run: (input, context) =>
      withFunction(context, input.FunctionName, (row) =>
        done({
          Configuration: configurationOut(row),
          ...(row.tags.length ? { Tags: mapOfTags(row.tags) } : {}),
        }),
      ),
  },

  'lambda:ListFunctions': {
    authorize: () => [on('lambda:ListFunctions', '*')],
    run(input, { world, account, region }) {
      const rows = resourcesOf(world, 'function', account, region);
      const page = tokenPage(rows, input.Marker, Math.min(input.MaxItems ?? 50, 50));
      if (!page) return refuse(invalidValue('Invalid marker'));
      return done({
        Functions: page.items.map(configurationOut),
        ...(page.next === undefined ? {} : { NextMarker: page.next }),
      });
    },
  },

  'lambda:DeleteFunction': {
    check: checkQualifier,
    authorize: (input, context) => [onFunction('DeleteFunction', input.FunctionName, context)],
    run: (input, context) =>
      withFunction(context, input.FunctionName, (row) => done({}, [remove('resources', row)])),
  },

  'lambda:UpdateFunctionConfiguration': {
    check: (input) => checkQualifier(input) ?? checkTimeout(input.Timeout),
    authorize: (input, context) => [
      onFunction('UpdateFunctionConfiguration', input.FunctionName, context),
      ...(input.Role === undefined
        ? []
        : [passRole(input.Role, service, functionArn(input.FunctionName, context))]),
    ],
    run: (input, context) =>
      withFunction(context, input.FunctionName, (row) => {
        if (input.RevisionId !== undefined && input.RevisionId !== row.revisionId)
          return refuse(staleRevision());
        const wrong = input.Role === undefined ? null : roleFault(input.Role, context, row.id);
        if (wrong) return refuse(wrong);
        const changed = updated(input, row, context);
        return done(configurationOut(changed), [put(context.world, 'resources', changed)]);
      }),
    ledger: ['lambda-extras'],
  },
};

/** Checks tags beyond the model, which only says that they are a map. */
function checkTags(tags: readonly Tag[]): ApiError | null {
  if (tags.length > quotas.TagsPerResource) return invalidValue('Number of tags exceeds resource tag limit.');
  if (tags.some(({ key }) => /^aws:/i.test(key)))
    return invalidValue('The tag key must not start with the reserved prefix aws:.');
  return tags.some(({ key, value }) => key === '' || key.length > 128 || value.length > 256)
    ? invalidValue('Tag keys have 1 to 128 characters, tag values 256 at most.')
    : null;
}

/** Versions and aliases have no tags of their own. */
const checkWhole = ({ Resource }: { readonly Resource: string }): Failure | null =>
  isQualified(Resource)
    ? refuse(
        invalidValue(
          'Tags on function aliases and versions are not supported. Please specify a function ARN.',
        ),
      )
    : null;

const noTags = (): ApiError => invalidValue('An error occurred and the request cannot be processed.');

const tags = tagging({
  check: checkWhole,
  checkAll: (all, given) => (given.length ? null : noTags()) ?? checkTags(given) ?? checkTags(all),
  given: (input: Pick<InputOf<'lambda:TagResource'>, 'Tags'>) => tagsOfMap(input.Tags),
  on: (action, { Resource }, context, keys) => [onFunction(action, Resource, context, keys)],
  find: (context, { Resource }, then) => withFunction(context, Resource, then),
});

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html */
export const functionTags: Pick<
  OperationTable,
  'lambda:TagResource' | 'lambda:UntagResource' | 'lambda:ListTags'
> = {
  'lambda:TagResource': tags.tag('TagResource', ['lambda-tag-errors']),
  'lambda:UntagResource': tags.untag('UntagResource'),
  'lambda:ListTags': {
    check: checkWhole,
    authorize: (input, context) => [onFunction('ListTags', input.Resource, context)],
    run: (input, context) =>
      withFunction(context, input.Resource, ({ tags }) => done({ Tags: mapOfTags(tags) })),
  },
};
