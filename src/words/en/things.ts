import { count } from '../index.ts';
import { isolating } from '../isolate.ts';

type Noun = readonly [one: string, many: string];

/** The words for things of a service that policies name, by the type that stands in their ARNs. */
export const nouns: { readonly [type: string]: Noun } = {
  bucket: ['bucket', 'buckets'],
  table: ['table', 'tables'],
  queue: ['queue', 'queues'],
  topic: ['topic', 'topics'],
  function: ['function', 'functions'],
  key: ['key', 'keys'],
  alias: ['key alias', 'key aliases'],
  secret: ['secret', 'secrets'],
  stack: ['stack', 'stacks'],
  'log-group': ['log group', 'log groups'],
  user: ['user', 'users'],
  group: ['group', 'groups'],
  role: ['role', 'roles'],
  policy: ['policy', 'policies'],
  'instance-profile': ['instance profile', 'instance profiles'],
  mfa: ['MFA device', 'MFA devices'],
  instance: ['instance', 'instances'],
  parameter: ['parameter', 'parameters'],
};

/** The names of things that policies name, as short as they can be and still be true. */
export const things = /* @__PURE__ */ isolating({
  everything: 'everything',
  everythingBut: (services: string): string => `all but ${services}`,
  allOf: (service: string): string => `all of ${service}`,
  services: (services: number): string => `${count(services)} services`,
  any: (one: string): string => `any ${one}`,
  all: (many: string): string => `all ${many}`,
  some: (pattern: string, many: string): string => `${pattern} ${many}`,
  one: (name: string, one: string): string => `${one} ${name}`,
  own: (one: string): string => `their own ${one}`,
  more: (more: number): string => `${count(more)} more`,
} as const);
