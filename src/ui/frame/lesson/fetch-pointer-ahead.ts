import { loadActions, loadCatalog } from '../../../engine/index.ts';
import { loadDetails } from '../../kinds/load.ts';
import { each, type Loads } from '../../panels/learning/lesson/fetch-lesson-ahead.ts';
import { controlsPart, stagePart } from '../../panels/use/steps/scene-parts.ts';
import { arrangements } from '../../view/arrangements.ts';
import { accountDialogs } from '../dialogs/account-dialogs.ts';
import { panels } from '../panels.ts';

interface Dialog {
  readonly form?: () => unknown;
  readonly load?: () => unknown;
  readonly offer?: unknown;
}
const loadOf = ({ form, load }: Dialog): (() => unknown) => form ?? load ?? (() => undefined);

/** All modules that a lesson needs by pointer: its panels, the account's dialogs, and the parts that open within them. */
const loads: Loads = [
  ...Object.values(arrangements.lesson.wide)
    .flat()
    .flatMap((panel) => panels[panel].load ?? []),
  loadDetails,
  ...Object.values(accountDialogs).map(loadOf),
  () => import('../../panels/account/forms/EntityForm.svelte'),
  () => import('../../panels/use/policy-editor/code-editor.ts'),
  () => import('../../panels/use/terminal/page-files.ts'),
  () => import('../../panels/account/graph/ContextMenu.svelte'),
  () => import('../../panels/account/graph/EntitySearch.svelte'),
  () => import('../../panels/account/graph/Legend.svelte'),
  () => import('../../panels/use/why/pictured-why.ts'),
  // Commands that are typed in every lesson: who am I, and why was that.
  async () => (await import('../../../terminal/terminal.ts')).prepareService('sts'),
  () => import('../../panels/use/terminal/why.ts'),
  () => import('../../panels/use/why/describe.ts'),
  () => loadCatalog(),
  async () => (await loadActions()).service('s3'),
  async () => (await loadActions()).service('iam'),
  async () => (await loadActions()).service('sts'),
  controlsPart,
  stagePart,
  () => import('../../panels/use/steps/start-assume.ts'),
  () => import('../../panels/use/steps/AssumeMore.svelte'),
  () => import('../../panels/use/steps/FormLine.svelte'),
  () => import('../../panels/account/actions/act-as-workload.ts'),
  () => import('../../panels/account/actions/revoke.ts'),
  () => import('../clock/ClockPanel.svelte'),
  () => import('../moved-items.ts'),
];

/** Fetches all of these modules, so that a workshop can go on without a network. */
export const fetchPointerAhead = (): Promise<void> => each(loads);
