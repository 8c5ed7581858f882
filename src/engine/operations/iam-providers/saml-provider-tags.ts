import type { OperationTable } from '../operation.ts';
import { refuse } from '../operation.ts';
import { checkTags } from '../tags.ts';
import { requestTagKeys } from '../targets.ts';
import { checkProviderArn, onProvider } from './provider-arns.ts';
import { withSamlProvider } from './saml-providers.ts';
import { keysAsTheyAre, listRowTags, tagRow, untagRow } from './tagged.ts';

const checkArn = (input: { readonly SAMLProviderArn: string }) =>
  checkProviderArn('saml-provider', input.SAMLProviderArn);

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_saml.html */
export const samlProviderTags: Pick<
  OperationTable,
  'TagSAMLProvider' | 'UntagSAMLProvider' | 'ListSAMLProviderTags'
> = {
  TagSAMLProvider: {
    check: (input) => checkArn(input) ?? refuse(checkTags(input.Tags, keysAsTheyAre)),
    authorize: (input) => onProvider('TagSAMLProvider', input.SAMLProviderArn, requestTagKeys(input.Tags)),
    run: (input, context) =>
      withSamlProvider(context, input.SAMLProviderArn, (provider) =>
        tagRow(context, 'samlProviders', provider, input.Tags),
      ),
  },

  UntagSAMLProvider: {
    check: checkArn,
    authorize: (input) =>
      onProvider('UntagSAMLProvider', input.SAMLProviderArn, [['aws:TagKeys', input.TagKeys]]),
    run: (input, context) =>
      withSamlProvider(context, input.SAMLProviderArn, (provider) =>
        untagRow(context, 'samlProviders', provider, input.TagKeys),
      ),
  },

  ListSAMLProviderTags: {
    check: checkArn,
    authorize: (input) => onProvider('ListSAMLProviderTags', input.SAMLProviderArn),
    run: (input, context) =>
      withSamlProvider(context, input.SAMLProviderArn, (provider) => listRowTags(input, provider)),
  },
};
