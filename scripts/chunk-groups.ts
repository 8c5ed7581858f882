/**
 * Which modules share a file. Few files compress better and arrive sooner than many, but what is fetched only
 * when somebody asks for it stays apart: tabs that aren't open, dialogs, the code editor, imports.
 */
const onDemand =
  /[\\/]engine[\\/](managed-policies|actions)[\\/]data[\\/]|[\\/](about|accounts|acting|assume|clock|dialogs|exchange|find|forms|help|identities|import|legend|log|organization|palette|policy-editor|remote|stage|try|workspaces|kinds[\\/]details)[\\/]|[\\/]words[\\/][\w-]+[\\/](about|delete-steps|evaluator-ledger|exchange|forms|graph-legend|help|identities|inspector-services|kind-names|log|operation-ledger|organization|palette|playground-lines|policy-editor|stage|steps|steps-format|steps-limits|steps-obstacles|try)\.ts|[\\/]panels[\\/]steps[\\/](Replay|Timeline|DecidingLine|scene\.|mend\.|StepDetail|StepsControls|FirstCall|Issued|SessionActions|flow\.|start)|[\\/]panels[\\/]inspector[\\/](Selected|EntityHead|MainAction|MfaCode|SectionView)\.|[\\/]parts[\\/](Code|json-text)\.|[\\/]terminal[\\/]close-matches\./;

/** The engine's parts that load when one of their operations is first called; IAM's core and STS come with the page. */
const ownPart =
  /[\\/]engine[\\/](actions|managed-policies|tokens|credentials[\\/]totp)|[\\/]ledger[\\/]|[\\/]operations[\\/]([\w-]+[\\/])?ledger(-general)?\.ts|[\\/]simplifications\.ts|[\\/]engine[\\/]operations[\\/](?!iam[\\/]|sts[\\/])[\w-]+[\\/]|[\\/]engine[\\/]model[\\/]data[\\/](?!iam\.json|sts\.json)/;

/** The terminal: its panel, the shell and the CLI in it. The one line that says what a call is belongs to the engine. */
const shell = /[\\/]src[\\/]terminal[\\/](?!cli-line|cli-names|close-matches|shell-quote)/;
const terminalPanel =
  /[\\/]panels[\\/]terminal[\\/]|[\\/]words[\\/][\w-]+[\\/](terminal|terminal-panel|script)\.ts$/;
const isTerminal = (id: string): boolean => shell.test(id) || terminalPanel.test(id);

/** What answers a call, and needn't be there before somebody asks. What the picture needs of it goes along with the picture. */
const answers = /[\\/]src[\\/](engine|terminal)[\\/]|[\\/]playground[\\/]engine-parts\.ts$/;

/** Packages have folders called `src`, too. */
const isOwnOrIdb = (id: string): boolean =>
  /[\\/]node_modules[\\/]/.test(id) ? /[\\/]idb[\\/]/.test(id) : /[\\/]src[\\/]/.test(id);

// A group takes what its modules import along, so what is live comes before what draws it with Cytoscape.
export const chunkGroups = [
  { name: 'first', tags: ['$initial' as const], priority: 4 },
  {
    name: 'live',
    test: (id: string) =>
      isOwnOrIdb(id) &&
      !id.includes('cytoscape') &&
      !onDemand.test(id) &&
      !ownPart.test(id) &&
      !isTerminal(id) &&
      !answers.test(id),
    priority: 3,
  },
  {
    name: 'cytoscape',
    test: /[\\/](cytoscape|es-toolkit|heap)[\\/]|[\\/]graph[\\/]cytoscape[\\/]/,
    priority: 2,
  },
  {
    name: 'engine',
    test: (id: string) =>
      isOwnOrIdb(id) && answers.test(id) && !onDemand.test(id) && !ownPart.test(id) && !isTerminal(id),
    priority: 2,
  },
  // What reads queries and writes answers' formats, in a file beside the terminal's own.
  { name: 'terminal-answers', test: /[\\/]src[\\/]terminal[\\/](query|output)[\\/]/, priority: 1.5 },
  // The first command needs nearly all of it: one file, and one each for queries and formats, not a chain of small ones.
  {
    name: 'terminal',
    test: (id: string) => shell.test(id) && !/[\\/](data|script|query|output)[\\/]/.test(id),
    priority: 1,
  },
  // What is told of each kind of entity serves inspector and dialogs.
  { name: 'details', test: /[\\/]ui[\\/]kinds[\\/]details[\\/]/, priority: 2 },
  {
    name: 'dialogs',
    test: /[\\/]frame[\\/](dialogs|palette)[\\/]|[\\/]panels[\\/](forms|workspaces)[\\/]/,
    priority: 1,
  },
];
