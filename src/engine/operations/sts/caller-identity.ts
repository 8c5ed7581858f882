import { notModelled, serviceError } from '../../errors.ts';
import { decodeAuthorizationMessage } from '../../tokens/decode-authorization-message.ts';
import type { OperationTable, PermissionRequest } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';

const onEverything = (action: string): PermissionRequest[] => [{ action, resource: '*', label: '*' }];

/** https://docs.aws.amazon.com/STS/latest/APIReference/welcome.html */
export const callerIdentity: Pick<
  OperationTable,
  'GetCallerIdentity' | 'GetAccessKeyInfo' | 'DecodeAuthorizationMessage'
> = {
  /** An explicit deny has no effect. https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
  GetCallerIdentity: {
    authorize: () => 'public',
    run: (_input, { caller }) => done({ UserId: caller.userId, Account: caller.account, Arn: caller.arn }),
  },

  /** Names the account of a key, in any account. https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html */
  GetAccessKeyInfo: {
    authorize: () => onEverything('sts:GetAccessKeyInfo'),
    run({ AccessKeyId: id }, { world }) {
      const key = world.tables.accessKeys.get(id) ?? world.tables.sessions.get(id);
      return key
        ? done({ Account: key.account })
        : unknown(
            notModelled(
              'access keys that aren’t here',
              'https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html',
            ),
          );
    },
    ledger: ['keys-elsewhere'],
  },

  /** https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html */
  DecodeAuthorizationMessage: {
    authorize: () => onEverything('sts:DecodeAuthorizationMessage'),
    run({ EncodedMessage }, { caller }) {
      const DecodedMessage = decodeAuthorizationMessage(EncodedMessage, caller.account);
      return DecodedMessage === null
        ? refuse(serviceError('InvalidAuthorizationMessageException', 'Message is not valid'))
        : done({ DecodedMessage });
    },
    ledger: ['authorization-messages'],
  },
};
