import { sts } from './caller-identity.ts';
import { notYet } from '../not-yet.ts';
import type { PartTable } from '../operation.ts';

export const operations: PartTable<'sts'> = {
  ...sts,
  ...notYet('GetAccessKeyInfo', 'DecodeAuthorizationMessage', 'GetFederationToken', 'AssumeRoot'),
};
