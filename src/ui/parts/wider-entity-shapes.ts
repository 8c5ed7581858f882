import { icons } from '../../graph/art/icons.ts';
import { widerIcons } from '../../graph/art/icons-wider.ts';
import type { WiderEntityIcon } from './entity-kinds.ts';
import type { EntityShape } from './entity-shapes.ts';
import { entityShapes, outlines, placed } from './entity-shapes.ts';

const box =
  'M5 2.5h14A2.5 2.5 0 0 1 21.5 5v14a2.5 2.5 0 0 1-2.5 2.5H5A2.5 2.5 0 0 1 2.5 19V5A2.5 2.5 0 0 1 5 2.5z';
const pill = 'M8 4.5h8a7.5 7.5 0 0 1 0 15H8a7.5 7.5 0 0 1 0-15z';
const file =
  'M6.5 2h11A1.5 1.5 0 0 1 19 3.5v17a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 20.5v-17A1.5 1.5 0 0 1 6.5 2z';
const { circle, thinCircle } = outlines;

const draw = (
  shape: string,
  icon: string,
  scale: number,
  colour: EntityShape['colour'],
  outline: EntityShape['outline'] = 'none',
): EntityShape => ({ shape, ...placed(icon, scale), colour, outline });

const resource = (icon: string, scale = 0.62): EntityShape => draw(box, icon, scale, 'resource', 'solid');

/** The pictures of what an account can hold beyond its first people, roles and policies. */
export const widerEntityShapes: Readonly<Record<WiderEntityIcon, EntityShape>> = {
  server: draw(box, widerIcons.server, 0.6, 'user'),
  instance: draw(box, widerIcons.chip, 0.66, 'user'),
  program: draw(box, widerIcons.code, 0.66, 'user'),
  'instance-profile': draw(pill, icons.hat, 0.52, 'role', 'solid'),
  'oidc-provider': draw(thinCircle, icons.badgeOfOther, 0.52, 'user', 'solid'),
  'saml-provider': draw(thinCircle, widerIcons.assertion, 0.5, 'user', 'solid'),
  'identity-pool': draw(pill, widerIcons.hatInPool, 0.56, 'user'),
  identity: draw(thinCircle, widerIcons.knownPerson, 0.58, 'user', 'solid'),
  guest: draw(thinCircle, widerIcons.guest, 0.56, 'user', 'dashed'),
  'user-pool': draw(pill, widerIcons.personInPool, 0.5, 'user', 'solid'),
  'pool-user': draw(thinCircle, icons.person, 0.54, 'user', 'solid'),
  'pool-group': draw(box, icons.people, 0.6, 'group', 'solid'),
  'pool-client': draw(box, widerIcons.window, 0.6, 'user', 'solid'),
  bucket: resource(widerIcons.bucket),
  object: draw(file, widerIcons.file, 0.52, 'resource', 'solid'),
  'kms-key': resource(widerIcons.sealedKey, 0.7),
  queue: resource(widerIcons.queue, 0.66),
  function: resource(widerIcons.lambda),
  table: resource(widerIcons.table),
  secret: resource(widerIcons.secret, 0.68),
  'federated-user': draw(thinCircle, icons.person, 0.54, 'user', 'dashed'),
  federated: draw(thinCircle, icons.badgeOfOther, 0.56, 'user', 'solid'),
  anyone: draw(thinCircle, icons.globe, 0.62, 'user', 'dashed'),
  'mfa-device': draw(circle, widerIcons.phone, 0.58, 'key'),
  boundary: { ...entityShapes.policy, ...placed(icons.lock, 0.5, 12, 13.5) },
  organization: draw(box, widerIcons.tree, 0.62, 'sts'),
  'organization-root': draw(thinCircle, widerIcons.tree, 0.52, 'sts', 'solid'),
  unit: draw(box, widerIcons.folder, 0.62, 'sts', 'solid'),
  'organization-policy': { ...entityShapes.policy, ...placed(widerIcons.ceiling, 0.5, 12, 14) },
};
