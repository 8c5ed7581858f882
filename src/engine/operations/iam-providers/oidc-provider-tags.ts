import type { ApiError } from '../../call/call.ts';
import type { Tag } from '../../entities/entities.ts';
import { quotas } from '../../quotas.ts';
import type { OperationTable } from '../operation.ts';
import { refuse } from '../operation.ts';
import { checkTags } from '../tags.ts';
import { requestTagKeys } from '../targets.ts';
import { tooManyProviderTags } from './errors.ts';
import { withOidcProvider } from './oidc.ts';
import { checkProviderArn, onProvider } from './provider-arns.ts';
import { keysAsTheyAre, listRowTags, tagRow, untagRow } from './tagged.ts';

const checkArn = (input: { readonly OpenIDConnectProviderArn: string }) =>
  checkProviderArn('oidc-provider', input.OpenIDConnectProviderArn);

const tooMany = (tags: readonly Tag[]): ApiError | null =>
  tags.length > quotas.TagsPerResource ? tooManyProviderTags() : null;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_oidc.html */
export const oidcProviderTags: Pick<
  OperationTable,
  'TagOpenIDConnectProvider' | 'UntagOpenIDConnectProvider' | 'ListOpenIDConnectProviderTags'
> = {
  TagOpenIDConnectProvider: {
    check: (input) => checkArn(input) ?? refuse(checkTags(input.Tags, keysAsTheyAre)),
    authorize: (input) =>
      onProvider('TagOpenIDConnectProvider', input.OpenIDConnectProviderArn, requestTagKeys(input.Tags)),
    run: (input, context) =>
      withOidcProvider(context, input.OpenIDConnectProviderArn, (provider) =>
        tagRow(context, 'oidcProviders', provider, input.Tags, tooMany),
      ),
  },

  UntagOpenIDConnectProvider: {
    check: checkArn,
    authorize: (input) =>
      onProvider('UntagOpenIDConnectProvider', input.OpenIDConnectProviderArn, [
        ['aws:TagKeys', input.TagKeys],
      ]),
    run: (input, context) =>
      withOidcProvider(context, input.OpenIDConnectProviderArn, (provider) =>
        untagRow(context, 'oidcProviders', provider, input.TagKeys),
      ),
  },

  ListOpenIDConnectProviderTags: {
    check: checkArn,
    authorize: (input) => onProvider('ListOpenIDConnectProviderTags', input.OpenIDConnectProviderArn),
    run: (input, context) =>
      withOidcProvider(context, input.OpenIDConnectProviderArn, (provider) => listRowTags(input, provider)),
  },
};
