/**
 * The functions by their short forms in YAML, without the exclamation mark.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export const shortForms: ReadonlyMap<string, string> = new Map([
  ['Ref', 'Ref'],
  ['Condition', 'Condition'],
  ...[
    ...[
      'And',
      'Base64',
      'Cidr',
      'Equals',
      'FindInMap',
      'GetAtt',
      'GetAZs',
      'If',
      'ImportValue',
      'Join',
      'Length',
      'Not',
    ],
    ...['Or', 'Select', 'Split', 'Sub', 'ToJsonString', 'Transform'],
  ].map((name) => [name, `Fn::${name}`] as const),
]);
