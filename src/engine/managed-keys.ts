/**
 * Whether AWS keeps a KMS key for one of its services: nobody makes it, changes it or removes it.
 * https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-cmk
 */
export const isManagedKey = ({ aliases }: { readonly aliases: readonly string[] }): boolean =>
  aliases.some((alias) => alias.startsWith('alias/aws/'));
