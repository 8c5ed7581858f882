import { isolating } from '../isolate.ts';

/** The dialog about the page: its purpose, its limits, and the sources of its parts. */
export const about = /* @__PURE__ */ isolating({
  title: 'About IAM Playground',
  what: 'A simulated AWS account to learn in. You create users, groups, roles and keys, sign-in providers and Cognito pools, see them as one picture, assume roles, and ask who may do what. Names, ids, limits, errors and decisions follow AWS’s documentation.',
  private: {
    title: 'Nothing leaves this page',
    text: 'There is no server and no account. Only this browser keeps what you make, and the page can’t send anything anywhere. Secrets and keys in here are made up and open nothing.',
  },
  limits: {
    title: 'What this does not do',
    lead: 'Where the playground can’t be sure, it says “not modelled” rather than guess.',
    kinds: {
      notModelled: 'Not modelled: the answer says so',
      simplified: 'Simpler than AWS',
      notCertain: 'Where AWS’s documentation is silent',
    },
    short: { notModelled: 'not modelled', simplified: 'simpler', notCertain: 'not certain' },
    page: 'AWS on this',
    pageAbout: (what: string): string => `AWS on this: ${what}`,
    anyKind: 'All of it',
    kind: 'Which kind',
    search: 'Search in this list',
    shown: (shown: string, all: string) => `${shown} of ${all}`,
    fetching: 'Loading the list',
    notFetched: 'The page could not load the list. You may be offline.',
    services: {
      policies: 'Policies, and how they decide',
      calls: 'Every call',
      iam: 'IAM',
      sts: 'STS',
      cognito: 'Cognito',
      organizations: 'Organizations',
      s3: 'S3',
      kms: 'KMS',
      sqs: 'SQS',
      lambda: 'Lambda',
      dynamodb: 'DynamoDB',
      secretsmanager: 'Secrets Manager',
      ssm: 'Systems Manager',
      identityCenter: 'IAM Identity Center',
      cloudformation: 'CloudFormation',
      outside: 'What happens outside of AWS',
    },
  },
  sources: {
    title: 'What it is made of',
    version: (version: string) => `Version ${version}.`,
    models:
      'The playground checks requests against AWS’s own API models, from botocore (Apache License 2.0).',
    fonts: 'Set in Atkinson Hyperlegible Next and Mono (SIL Open Font License 1.1).',
    licence: 'The playground is free software under the MIT License.',
    notices: 'Licences and notices',
  },
  notAffiliated:
    'Not affiliated with, endorsed or sponsored by Amazon Web Services. AWS and the names of its services are trademarks of Amazon.com, Inc. or its affiliates.',
} as const);
