import { expect, it } from 'vitest';
import { cliName } from '../../src/terminal/cli-names.ts';

/** As botocore's `xform_name` writes them, from which the AWS CLI has its options. */
it.each([
  ['ListMFADevices', 'list-mfa-devices'],
  ['TemplateURL', 'template-url'],
  ['SSEKMSKeyId', 'ssekms-key-id'],
  ['PolicyArns', 'policy-arns'],
  ['OpenIdConnectProviderARNs', 'open-id-connect-provider-arns'],
  ['NotificationARNs', 'notification-arns'],
])('the AWS CLI writes %s as %s', (name, written) => {
  expect(cliName(name)).toBe(written);
});
