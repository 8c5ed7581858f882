/** Shortens the ARN of a resource for a table: a bucket and its objects by their names, others by what stands last. */
export function shortResource(arn: string): string {
  const parts = arn.split(':');
  return parts.length < 6 || parts[0] !== 'arn' ? arn : parts.slice(5).join(':');
}
