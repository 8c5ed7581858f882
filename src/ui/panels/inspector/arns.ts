import { formatArn } from '../../../engine/index.ts';

const arn = (service: string, account: string, resource: string): string =>
  formatArn({ partition: 'aws', service, region: '', account, resource });

/** The account itself, and its root user: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
export const accountRootArn = (account: string): string => arn('iam', account, 'root');

/** A role's session, as STS names it. */
export const assumedRoleArn = (account: string, roleName: string, sessionName: string): string =>
  arn('sts', account, `assumed-role/${roleName}/${sessionName}`);
