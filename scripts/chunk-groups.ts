/**
 * Says which modules share a file: few files compress better and arrive sooner than many. Each rule names a
 * folder or the file that opens a part of the page. The modules that it imports come with it, unless an
 * earlier rule has them. A module that no rule names is fetched by itself when it is needed, so a new panel,
 * dialog or part of the engine needs no rule.
 */
export const chunkGroups = [
  // The frame, which the first picture's page asks for by name.
  { name: 'first', tags: ['$initial' as const], priority: 5 },
  // The parts that the page shows and runs by itself once it is open, except those that draw with Cytoscape.
  {
    name: 'live',
    test: /src\/(storage\/(?!shelf)[^/]+$|playground\/(inverse|replace-account)|ui\/frame\/Overlays|ui\/panels\/(account\/(acting\/SessionOver|graph\/(GraphPanel|first-model)|inspector\/Inspector)|use\/steps\/StepsPanel)\.)/,
    priority: 4,
  },
  // The code that opens a link, and the scene that the link shows: neither may wait for the engine.
  { name: 'facts', test: /src\/engine\/(crc32|quotas|policy\/rules|credentials\/load-totp)\./, priority: 3 },
  // Code that links, files and the terminal share.
  { name: 'json', test: /src\/engine\/json-scan\./, priority: 3 },
  {
    name: 'shared',
    test: /src\/(playground\/preview-options|assume\/deciding|words\/[^/]+\/try|ui\/(frame\/BorrowedAccountBar|parts\/(Badge|Code|Disclosure)))\./,
    priority: 3,
  },
  {
    name: 'decision',
    test: /src\/(ui\/panels\/use\/decision\/DecisionView|words\/[^/]+\/why)\./,
    priority: 3,
  },
  { name: 'files', test: /src\/exchange\/workspace-file\./, priority: 3 },
  {
    name: 'links',
    test: /src\/(exchange\/link\/(link|read-\w+)|ui\/frame\/preview\/open-link)\.ts$/,
    priority: 3,
  },
  {
    name: 'stage',
    test: /src\/(assume\/stage\.ts|ui\/panels\/account\/graph\/StageView\.svelte)$/,
    priority: 3,
  },
  {
    name: 'scene',
    test: /src\/ui\/panels\/use\/(steps\/flow\.svelte\.ts|timeline\/PlayControls\.svelte)$/,
    priority: 3,
  },
  { name: 'cytoscape', test: /src\/graph\/cytoscape\//, priority: 3 },
  // The code that answers calls to IAM's core and STS. The engine's other parts have files of their own.
  {
    name: 'engine',
    test: /src\/engine\/(calls\.|operations\/(iam|sts)\/|model\/data\/(iam|sts)\.)/,
    priority: 2,
  },
  // Writes a call as a line of the AWS CLI. The log needs it for each call, and forms and scripts before they
  // ask.
  { name: 'lines', test: /src\/terminal\/cli-line\./, priority: 2 },
  // Code that lessons share: their index, their checks, a lesson's account, and what is stored about it.
  // Panels, each lesson's text, and the code that reads files stay apart.
  {
    name: 'lessons',
    test: /virtual:lessons|src\/storage\/shelf\.|src\/lessons\/workshop\/(course|workshop)\.|src\/(lessons|lessons\/progress|ui\/panels\/learning\/(lesson|progress|text)|ui\/frame\/lesson)\/(?!parse-|read-(?!progress)|front-matter|prose|dangling|open-workshop)[^/]+\.ts$/,
    priority: 1,
  },
  // Reads the file of a lesson or a workshop: a stranger's, or one that is being written.
  { name: 'markdown', test: /node_modules\/marked\//, priority: 1 },
  { name: 'yaml', test: /node_modules\/yaml\//, priority: 1 },
  {
    name: 'lesson-files',
    test: /src\/lessons\/(workshop\/)?(parse-|read-|front-matter|prose|dangling)[^/]*\.ts$/,
    priority: 0,
  },
  // Code that lessons, dialogs and details share, so that none of them has to fetch another one.
  { name: 'notice', test: /src\/ui\/parts\/Notice\./, priority: 3 },
  { name: 'workloads', test: /src\/engine\/credentials\/workloads\./, priority: 3 },
  // The parts of pages that stand alone.
  {
    name: 'pages',
    test: /src\/ui\/parts\/(Titled(Page|Section)|ButtonRow|FileButton|ReadOnlyField)\./,
    priority: 2,
  },
  { name: 'details', test: /src\/ui\/kinds\/details\//, priority: 2 },
  {
    name: 'dialogs',
    test: /src\/ui\/(frame\/(dialogs|palette)|panels\/(account\/forms|files\/workspaces))\//,
    priority: 1,
  },
  // The first command needs nearly all of it; texts about commands, and scripts, stay apart.
  { name: 'terminal-answers', test: /src\/terminal\/(query|output)\//, priority: 1 },
  { name: 'terminal', test: /src\/terminal\/(cli|shell)\//, priority: 0 },
];
