import { isoDate } from '../../dates.ts';
import type { Tag } from '../../entities/entities.ts';
import type { OutputOf } from '../../model/operation-types.ts';
import type { FunctionRow } from './function-rows.ts';

type ConfigurationOut = OutputOf<'lambda:CreateFunction'>;

/** A function as Lambda describes it. https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html */
export function configurationOut(row: FunctionRow): ConfigurationOut {
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

/** Lambda's tags are a map. */
export const tagMap = (tags: readonly Tag[]): Readonly<Record<string, string>> =>
  Object.fromEntries(tags.map(({ key, value }) => [key, value]));

export const tagsOfMap = (map: Readonly<Record<string, string>> = {}): Tag[] =>
  Object.entries(map).map(([key, value]) => ({ key, value }));
