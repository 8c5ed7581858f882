import { notYet } from '../not-yet.ts';
import type { PartTable } from '../operation.ts';

export const operations: PartTable<'sts-federation'> = {
  ...notYet('AssumeRoleWithWebIdentity', 'AssumeRoleWithSAML'),
};
