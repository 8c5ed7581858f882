import type { World } from '../../engine/index.ts';
import { rowsBy } from '../../engine/index.ts';
import type { Entry } from './entry.ts';
import { call, tagList } from './entry.ts';

/** The commands that make an account's identity providers. */
export function providerEntries(world: World, account: string): Entry[] {
  return [
    ...rowsBy(world, 'oidcProvidersByAccount', account).flatMap(
      ({ id, url, clientIds, thumbprints, tags }) => [
        call('iam', 'CreateOpenIDConnectProvider', {
          Url: `https://${url}`,
          ClientIDList: clientIds.length ? clientIds : undefined,
          ThumbprintList: thumbprints.length ? thumbprints : undefined,
          Tags: tagList(tags),
        }),
        // If no thumbprint is given, AWS looks it up.
        ...(thumbprints.length
          ? []
          : [
              call('iam', 'UpdateOpenIDConnectProviderThumbprint', {
                OpenIDConnectProviderArn: id,
                ThumbprintList: [],
              }),
            ]),
      ],
    ),
    ...rowsBy(world, 'samlProvidersByAccount', account).map(({ name, metadata, tags }) =>
      call('iam', 'CreateSAMLProvider', { SAMLMetadataDocument: metadata, Name: name, Tags: tagList(tags) }),
    ),
  ];
}
