import type { Component } from 'svelte';
import { frame } from '#words/frame.ts';
import type { Playground } from '../../playground/playground.svelte.ts';
import { slotOf } from '../panels/use/steps/flow-slot.svelte.ts';
import { controlsPart, stagePart } from '../panels/use/steps/scene-parts.ts';
import StoryPanel from '../panels/learning/story/StoryPanel.svelte';
import type { IconName } from '../parts/icons.ts';
import type { PanelId } from '../view/arrangements.ts';
import type { View } from '../view/view.svelte.ts';

/** The present state of a panel on the page. */
export interface Placement {
  /** False while another tab covers it. */
  readonly visible: boolean;
  /** Whether it isn't a phone's page. */
  readonly wide: boolean;
  readonly view: View;
}

interface Row<Props extends Record<string, unknown>> {
  /** The label of its tab. */
  readonly tab: string;
  /** Its name in a sentence: `… could not be loaded`. */
  readonly name: string;
  /** A heading for screen readers, where the panel has none of its own. */
  readonly heading?: string;
  /** The key that leads to it, pressed after `g`. */
  readonly key?: string;
  /** The selector of what takes the focus when its key was pressed; absent: its tab. */
  readonly takesFocus?: string;
  /** Its icon in the palette, where `palette.actions` has its words. */
  readonly icon?: IconName;
  /** Fetches it, if it is a chunk of its own… */
  readonly load?: () => Promise<{ default: Component<Props> }>;
  /** …or the component itself, if it comes with the frame. */
  readonly component?: Component<Props>;
  readonly props: (placement: Placement) => Props;
  /** Functions that each fetch a part that opens within it. A workshop calls them while it has a network. */
  readonly within?: readonly (() => unknown)[];
  /** Loads what the panel needs before it can be shown. */
  readonly prepare?: (playground: Playground) => Promise<void>;
  /** A component at the far end of the tabs, if there is room while the panel is shown. */
  readonly beside?: {
    readonly load: () => { default: Component } | Promise<{ default: Component }>;
    readonly when: (playground: Playground) => boolean;
  };
}

type Panel = Row<Record<string, unknown>>;
/** A row whose props must be those of its component. */
const panel = <Props extends Record<string, unknown>>(row: Row<Props>): Panel => row as unknown as Panel;
const none = (): Record<string, never> => ({});

/** The frame's knowledge of each panel. The arrangements give each one its place. */
export const panels: Readonly<Record<PanelId, Panel>> = {
  story: panel({
    tab: frame.tabs.story,
    name: frame.tabs.story,
    key: 's',
    icon: 'book',
    component: StoryPanel,
    props: ({ visible }) => ({ visible }),
  }),
  lesson: panel({
    tab: frame.tabs.lesson,
    name: frame.tabs.lesson,
    load: () => import('../panels/learning/lesson/LessonPanel.svelte'),
    props: none,
  }),
  lessons: panel({
    tab: frame.tabs.lessons,
    name: frame.tabs.lessons,
    key: 'm',
    icon: 'book',
    load: () => import('../panels/learning/lessons/LessonsPanel.svelte'),
    props: none,
  }),
  workshop: panel({
    tab: frame.tabs.workshop,
    name: frame.tabs.workshop,
    key: 'w',
    icon: 'folder',
    load: () => import('../panels/learning/workshop/WorkshopPanel.svelte'),
    props: none,
  }),
  results: panel({
    tab: frame.tabs.results,
    name: frame.tabs.results,
    icon: 'list',
    load: () => import('../panels/learning/results/ResultsPanel.svelte'),
    props: none,
  }),
  access: panel({
    tab: frame.tabs.access,
    name: frame.tabs.access,
    load: () => import('../panels/use/access/AccessPanel.svelte'),
    props: none,
  }),
  code: panel({
    tab: frame.tabs.code,
    name: frame.tabs.code,
    icon: 'download',
    load: () => import('../panels/files/code/CodePanel.svelte'),
    props: none,
    within: [
      () => import('../../exchange/code/cdk.ts'),
      () => import('../../exchange/code/terraform.ts'),
      () => import('../../exchange/code/sam.ts'),
      () => import('../../terminal/script/script.ts'),
    ],
  }),
  stacks: panel({
    tab: frame.tabs.stacks,
    name: frame.tabs.stacks,
    icon: 'list',
    load: () => import('../panels/account/stacks/StacksPanel.svelte'),
    props: none,
  }),
  incoming: panel({
    tab: frame.tabs.incoming,
    name: frame.tabs.incoming,
    icon: 'upload',
    load: () => import('../panels/files/incoming/IncomingPanel.svelte'),
    props: none,
  }),
  ldap: panel({
    tab: frame.tabs.ldap,
    name: frame.tabs.ldap,
    load: () => import('../panels/files/ldap/LdapPanel.svelte'),
    props: none,
  }),
  author: panel({
    tab: frame.tabs.author,
    name: frame.tabs.author,
    icon: 'edit',
    load: () => import('../panels/learning/author/AuthorPanel.svelte'),
    props: none,
  }),
  present: panel({
    tab: frame.tabs.present,
    name: frame.tabs.present,
    icon: 'play',
    load: () => import('../panels/learning/present/PresentPanel.svelte'),
    props: none,
  }),
  identities: panel({
    tab: frame.tabs.identities,
    name: frame.tabs.identities,
    key: 'i',
    icon: 'list',
    load: () => import('../panels/account/identities/IdentitiesPanel.svelte'),
    props: none,
  }),
  picture: panel({
    tab: frame.places.account,
    name: frame.places.account,
    load: async () => ({ default: (await import('./opened/opened.ts')).GraphPanel }),
    props: ({ view }) => ({ highlight: view.highlight }),
    // Done in several tasks, as it takes longer than a tap should wait for its answer.
    prepare: async (playground) => (await import('./opened/opened.ts')).prepareGraph(playground),
    within: [
      () => import('../panels/account/graph/ContextMenu.svelte'),
      () => import('../panels/account/graph/EntitySearch.svelte'),
      () => import('../panels/account/graph/Legend.svelte'),
      // A lesson shows the picture of its goals first: the account's own comes with one press.
      () => import('../../graph/cytoscape/view.ts'),
      () => import('../../graph/cloakroom/fold.ts'),
      () => import('../panels/account/graph/FoldedRows.svelte'),
    ],
  }),
  inspector: panel({
    tab: frame.tabs.look,
    name: frame.places.look,
    heading: frame.places.look,
    key: 'k',
    takesFocus: '.inspector h2',
    icon: 'eye',
    load: async () => ({ default: (await import('./opened/opened.ts')).Inspector }),
    props: none,
    within: [
      () => import('../panels/account/actions/act-as-workload.ts'),
      () => import('../panels/account/actions/revoke.ts'),
    ],
  }),
  steps: panel({
    tab: frame.tabs.steps,
    name: frame.tabs.steps,
    key: 'p',
    icon: 'step-forward',
    load: () => import('../panels/use/steps/StepsPanel.svelte'),
    props: ({ wide }) => ({ controls: !wide }),
    within: [
      controlsPart,
      stagePart,
      () => import('../panels/use/steps/start-assume.ts'),
      () => import('../panels/use/steps/AssumeMore.svelte'),
      () => import('../panels/use/steps/FormLine.svelte'),
    ],
    beside: {
      load: controlsPart,
      when: (playground) => slotOf(playground).isReplaying,
    },
  }),
  try: panel({
    tab: frame.tabs.try,
    name: frame.tabs.try,
    key: 't',
    icon: 'shield',
    load: () => import('../panels/use/try/TryPanel.svelte'),
    props: none,
  }),
  terminal: panel({
    tab: frame.tabs.terminal,
    name: frame.tabs.terminal,
    key: 'c',
    takesFocus: '[data-line]',
    icon: 'terminal',
    load: () => import('../panels/use/terminal/TerminalPanel.svelte'),
    props: none,
    within: [
      () => import('../panels/use/terminal/page-files.ts'),
      // Commands that are typed in every lesson: for the acting identity, and for the reason of a refusal.
      async () => (await import('../../terminal/terminal.ts')).prepareService('sts'),
      () => import('../panels/use/terminal/why.ts'),
    ],
  }),
  log: panel({
    tab: frame.tabs.log,
    name: frame.tabs.log,
    key: 'l',
    icon: 'list',
    load: () => import('../panels/use/log/LogPanel.svelte'),
    props: none,
  }),
  why: panel({
    tab: frame.tabs.why,
    name: frame.tabs.why,
    load: () => import('../panels/use/why/WhyPanel.svelte'),
    props: none,
    within: [
      () => import('../panels/use/why/pictured-why.ts'),
      () => import('../panels/use/terminal/describe.ts'),
    ],
  }),
};

/** The ids of all panels, in the order of the palette and the help. */
export const panelIds = Object.keys(panels) as readonly PanelId[];
