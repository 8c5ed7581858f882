/**
 * Services whose only endpoint stands in us-east-1, also where somebody has set another region: that is where their requests go
 * (`aws:RequestedRegion`), and where they are recorded.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_deny-requested-region.html
 */
const global: ReadonlySet<string> = new Set(['cloudfront', 'iam', 'organizations', 'route53', 'support']);

/** The region that a call goes to. `service`: its prefix in any case; `set`: the region that the caller has set. */
export const regionCalled = (service: string, set: string): string =>
  global.has(service.toLowerCase()) ? 'us-east-1' : set;
