import type { Call } from '../call/call.ts';
import { asksForRole } from './asking-for-roles.ts';

/** Whether the operation of a call is modelled. For those that most links show, the list of all isn't fetched. */
export async function isModelled(call: Pick<Call, 'service' | 'operation'>): Promise<boolean> {
  const { service, operation } = call;
  const home = operation === 'GetCredentialsForIdentity' ? 'cognito-identity' : 'sts';
  if (service === home && asksForRole(call)) return true;
  return (await import('./parts.ts')).partOf(service, operation) !== null;
}
