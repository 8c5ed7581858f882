import type { PartTable } from '../operation.ts';
import { parameterTags } from './parameter-tags.ts';
import { parameters } from './parameters.ts';

export const operations: PartTable<'ssm'> = { ...parameters, ...parameterTags };
