import type { Decision } from '../../engine/index.ts';
import { why as words } from '#words/why.ts';

/** The caller, as a sentence names it. */
export interface Asker {
  readonly name: string;
  readonly kind: 'user' | 'root' | 'session' | 'service' | 'account' | 'other' | 'nobody';
}

const tail = (text: string): string => text.slice(text.lastIndexOf('/') + 1);

/** The caller that a decision names: `carol`, `Deployer/ana`, `the root user`, `ec2.amazonaws.com`. */
export function askerOf({ principalArn }: Pick<Decision, 'principalArn'>): Asker {
  if (principalArn === '') return { name: words.nobody, kind: 'nobody' };
  const [, , service, , , ...rest] = principalArn.split(':');
  const resource = rest.join(':');
  if (service === 'iam' && resource === 'root') return { name: words.root, kind: 'root' };
  if (service === 'iam' && resource.startsWith('user/')) return { name: tail(resource), kind: 'user' };
  if (service === 'sts' && /^(?:assumed-role|federated-user)\//.test(resource))
    return { name: resource.slice(resource.indexOf('/') + 1), kind: 'session' };
  if (service === undefined && principalArn.includes('.')) return { name: principalArn, kind: 'service' };
  return { name: tail(principalArn), kind: 'other' };
}

/** The resource of the request, as a sentence names it. */
export interface Thing {
  readonly name: string;
  /** The type that an ARN says, such as `role`; of S3 `bucket` and `object`. Empty if it says none. */
  readonly type: string;
  readonly service: string;
}

export function thingOf(resource: string): Thing {
  const [start, , service = '', , , ...rest] = resource.split(':');
  if (start !== 'arn' || rest.length === 0) return { name: words.anything, type: '', service: '' };
  const path = rest.join(':');
  if (service === 's3') return { name: path, type: path.includes('/') ? 'object' : 'bucket', service };
  const [, type = '', name = ''] = /^([\w-]+)[/:](.*)$/.exec(path) ?? [];
  if (type === '') return { name: path, type: service === 'sqs' ? 'queue' : '', service };
  const last = service === 'iam' ? tail(name) : name;
  // Lists of IAM's are asked of `user/`, for one.
  return { name: last === '' ? words.anything : last, type: type.toLowerCase(), service };
}
