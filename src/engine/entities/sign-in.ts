import type { Tag } from './tag.ts';

/** An account's own settings. Key: the account id; an account without any has no row. */
export interface AccountSettingsRow {
  readonly id: string;
  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/console_account-alias.html */
  readonly alias?: string;
  readonly passwordPolicy?: PasswordPolicy;
  /** When the credential report was asked for (ms), and what it says: CSV text. */
  readonly credentialReport?: { readonly generatedAt: number; readonly content: string };
  /** The reports on what was last used, the newest last. */
  readonly accessReports?: readonly AccessReport[];
}

/** A report of GenerateServiceLastAccessedDetails: all that was known when it was asked for. */
export interface AccessReport {
  /** The job's id. */
  readonly id: string;
  /** `aws:userid` of who asked for it: nobody else can read it. */
  readonly askedBy: string;
  readonly arn: string;
  readonly granularity: 'SERVICE_LEVEL' | 'ACTION_LEVEL';
  /** ms */
  readonly generatedAt: number;
  /** The prefixes of the services that the policies allow. */
  readonly services: readonly string[];
  /** The users and roles that the report is about. */
  readonly entities: readonly string[];
  readonly uses: readonly Use[];
}

/** An action that a user or a role called, and when it did so last. */
export interface Use {
  /** The id of the user or role. */
  readonly by: string;
  /** Such as `s3:GetObject`. */
  readonly action: string;
  /** ms */
  readonly date: number;
  readonly region: string;
}

/** Members as GetAccountPasswordPolicy has them. */
export interface PasswordPolicy {
  readonly minimumPasswordLength: number;
  readonly requireSymbols: boolean;
  readonly requireNumbers: boolean;
  readonly requireUppercaseCharacters: boolean;
  readonly requireLowercaseCharacters: boolean;
  readonly allowUsersToChangePassword: boolean;
  /** Days; absent if passwords don't expire. */
  readonly maxPasswordAge?: number;
  readonly passwordReusePrevention?: number;
  readonly hardExpiry?: boolean;
}

/** A user's console password. Key: the user's id. */
export interface LoginProfileRow {
  readonly id: string;
  readonly account: string;
  /** The passwords that the user had, newest first, the present one included: for PasswordReusePrevention. */
  readonly passwords: readonly string[];
  readonly passwordResetRequired: boolean;
  readonly createDate: number;
  readonly changedAt: number;
}

/** A virtual MFA device. Key: its serial number, `arn:aws:iam::111122223333:mfa/ana`. */
export interface MfaDeviceRow {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly path: string;
  /** The seed, base32. */
  readonly seed: string;
  /** Its owner: a user's id, the account id for the root user, null until it is enabled. */
  readonly ownerId: string | null;
  readonly createDate: number;
  readonly enableDate?: number;
  /** The newest 30-second step of a code that was taken: a code works once. */
  readonly lastStep?: number;
  readonly tags: readonly Tag[];
}
