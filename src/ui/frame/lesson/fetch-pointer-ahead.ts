import { loadActions, loadCatalog } from '../../../engine/index.ts';
import { loadDetails } from '../../kinds/load.ts';
import { each, type Loads } from '../../panels/learning/lesson/fetch-lesson-ahead.ts';
import { arrangements } from '../../view/arrangements.ts';
import { accountDialogs } from '../dialogs/account-dialogs.ts';
import { panels } from '../panels.ts';

interface Dialog {
  readonly form?: () => unknown;
  readonly load?: () => unknown;
  readonly offer?: unknown;
}
const loadOf = ({ form, load }: Dialog): (() => unknown) => form ?? load ?? (() => undefined);

/**
 * All modules that a lesson needs by pointer: its panels, the account's dialogs, and the parts that open within them.
 */
const loads: Loads = [
  ...Object.values(arrangements.lesson.wide)
    .flat()
    .flatMap((panel) => panels[panel].load ?? []),
  loadDetails,
  ...Object.values(accountDialogs).map(loadOf),
  () => import('../../panels/account/forms/EntityForm.svelte'),
  () => import('../../panels/use/policy-editor/code-editor.ts'),
  ...Object.values(panels).flatMap(({ within = [] }) => within),
  () => loadCatalog(),
  async () => (await loadActions()).service('s3'),
  async () => (await loadActions()).service('iam'),
  async () => (await loadActions()).service('sts'),
  () => import('../clock/ClockPanel.svelte'),
  () => import('../moved-items.ts'),
];

/** Fetches all of these modules, so that a workshop can go on without a network. */
export const fetchPointerAhead = (): Promise<void> => each(loads);
