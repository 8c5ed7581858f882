import type { PartTable } from '../operation.ts';
import { directoryUsers } from './directory-users.ts';

export const operations: PartTable<'identitystore'> = directoryUsers;
