import { expect, test } from 'vitest';
import { partsOf } from '../../../src/ui/parts/name-parts.ts';

test.each([
  ['DeployStack', ['DeployStack']],
  ['AppGuest', ['AppGuest']],
  ['AccessKeysPerUser', ['AccessKeysPerUser']],
  ['arn:aws:s3:::team-bucket/q3.csv', ['arn:', 'aws:', 's3:::', 'team-', 'bucket/', 'q3.', 'csv']],
  ['UpdatingAssumeRolePolicy-user', ['UpdatingAssumeRolePolicy-', 'user']],
  ['no more. DeployStack would allow it', ['no ', 'more. ', 'DeployStack ', 'would ', 'allow ', 'it']],
  ['AWSServiceRoleForAPIGatewayManagement', ['AWSService', 'Role', 'For', 'APIGateway', 'Management']],
])('%s breaks between its parts, and within a word only if no line holds the word', (name, parts) => {
  expect(partsOf(name)).toEqual(parts);
  expect(partsOf(name).join('')).toBe(name);
});
