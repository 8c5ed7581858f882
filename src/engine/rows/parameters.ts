import { account, integer, oneOf, record, tags, text, time } from './row-checks.ts';

const region = text(1, 32);

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html */
export const parameterShapes = {
  parameters: record(
    {
      id: text(20, 2048, /^arn:/),
      account,
      region,
      name: text(1, 2048),
      type: oneOf('String', 'StringList'),
      value: text(1, 8192),
      version: integer(1),
      updateDate: time,
      tier: oneOf('Standard', 'Advanced'),
      tags,
    },
    { description: text(0, 1024), allowedPattern: text(0, 1024) },
  ),
};
