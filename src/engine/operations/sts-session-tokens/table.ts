import type { PartTable } from '../operation.ts';
import { sessionTokens } from './session-tokens.ts';

export const operations: PartTable<'sts-session-tokens'> = sessionTokens;
