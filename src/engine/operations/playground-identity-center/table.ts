import type { PartTable } from '../operation.ts';
import { identityCenter } from './identity-center.ts';

export const operations: PartTable<'playground-identity-center'> = identityCenter;
