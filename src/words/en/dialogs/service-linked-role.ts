/** Texts of the form about a service-linked role. */
export const serviceLinkedRole = {
  title: 'New service-linked role',
  lead: 'An AWS service makes its own role, with its own trust and policy. Nobody here can change either.',
  service: 'Service',
  suffix: 'Suffix of the name',
  suffixHint: 'Only some services take one. With it, a service can have several roles.',
  description: 'Description',
  descriptionExample: 'Lets the service act for us',
  submit: 'Create the role',
  done: 'Created the service-linked role.',
} as const;
