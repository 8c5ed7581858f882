import { serviceLinkedServices } from '../../../../engine/index.ts';
import { serviceLinkedRole as words } from '#words/dialogs/service-linked-role.ts';
import { ask } from '../../../kinds/requests.ts';
import type { Form } from '../forms/form.ts';
import { form, given, textOf } from '../forms/form.ts';

export function serviceLinkedRole(): Form {
  const services = [...serviceLinkedServices].sort();
  return form({
    title: words.title,
    lead: words.lead,
    submit: words.submit,
    fields: [
      {
        kind: 'select',
        id: 'service',
        label: words.service,
        term: 'AWSServiceName',
        options: services.map((value) => ({ value, label: value })),
        members: ['AWSServiceName'],
      },
      {
        kind: 'text',
        id: 'description',
        label: words.description,
        term: 'Description',
        example: words.descriptionExample,
        optional: true,
        secondary: true,
        members: ['Description'],
      },
      {
        kind: 'text',
        id: 'suffix',
        label: words.suffix,
        term: 'CustomSuffix',
        hint: words.suffixHint,
        example: 'reports',
        optional: true,
        secondary: true,
        members: ['CustomSuffix'],
      },
    ],
    initial: { service: services[0] ?? '', description: '', suffix: '' },
    build: (values) => [
      ask('CreateServiceLinkedRole', {
        AWSServiceName: textOf(values, 'service'),
        ...given('Description', textOf(values, 'description')),
        ...given('CustomSuffix', textOf(values, 'suffix')),
      }),
    ],
    done: () => words.done,
    select: (_values, _world, answers) => answers.of('CreateServiceLinkedRole')?.Role?.RoleId ?? null,
  });
}
