import type { PartTable } from '../operation.ts';
import { lastAccessed } from './last-accessed.ts';
import { policiesGranting } from './policies-granting.ts';
import { loadServices } from './services.ts';

export const operations: PartTable<'iam-last-accessed'> = { ...lastAccessed, ...policiesGranting };

export const ready = loadServices;
