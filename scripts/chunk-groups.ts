/** The accounts in which lessons begin, which the package's modules put into a file of their own, too. */
export const frozenStarts = /bases\/lesson-starts\.json$/;

/**
 * Which modules share a file: few files compress better and arrive sooner than many. Each rule names a folder; where two
 * rules meet, the earlier one counts. What no rule names is fetched by itself when somebody asks for it: a new panel,
 * dialog or part of the engine needs no rule.
 */
export const chunkGroups = [
  // The start of an embed waits for no other file, and a page that isn't one doesn't fetch it.
  ...[
    {
      name: 'embed',
      test: /embed\.html$|^\0import-alone|words\/\w+\/embed-start|src\/embed\.ts|src\/ui\/frame\/embed\/(keep-nothing\.ts|not-there\.ts|embed-start\.css|sent\/(show-sent|sent-worker))/,
    },
    { name: 'embed-address', test: /src\/(post\/mark|ui\/view\/embed-)/ },
    // Embeds draw links in a worker, and the page has workers of its own.
    { name: 'trusted-scripts', test: /src\/trusted-scripts/ },
    // Vite's own helper, which both share.
    { name: 'preload', test: /vite\/preload-helper/ },
  ].map((rule) => ({ ...rule, includeDependenciesRecursively: false })),
  // What its files import comes along, too.
  // The frame, which the first picture's page asks for by name.
  { name: 'first', tags: ['$initial' as const] },
  // What the page shows and does by itself once it is open, apart from Cytoscape.
  // Damaged rows hardly anybody has, and learners' progress is read with lessons: both stay outside.
  { name: 'live', test: /src\/(storage\/(?!mend-rows|repairs|shelf|shared-rows)|ui\/frame\/opened\/)/ },
  { name: 'cytoscape', test: /src\/graph\/cytoscape\// },
  { name: 'lessons', test: /virtual:lessons|src\/lessons\/progress\// },
  // The folder's own files alone: what they import is needed elsewhere, too, and nobody shall wait for the rest with it.
  ...[
    // The answers to calls of IAM's core and STS, with all that they share with the engine's other parts. These are files of
    // their own.
    {
      name: 'engine',
      test: /src\/engine\/operations\/((iam|sts)\/|(documents|outputs|owner|pages|tags|targets)\.ts)/,
    },
    // Pieces of some hundred bytes that many parts need: the name of a file of its own would cost the first picture more.
    {
      name: 'pieces',
      test: /src\/(terminal\/(cli-names|shell-quote)|engine\/(dates|credentials\/load-totp)|words\/\w+\/(prediction|statement-place))\.ts$/,
    },
    // Data that the package's modules read, too, from the page's file.
    { name: 'frozen-starts', test: frozenStarts },
    { name: 'parts', test: /src\/ui\/parts\// },
    // What splits all requests into cells; who asks about them has a file of its own.
    {
      name: 'cells',
      test: /src\/engine\/access\/(?!access|actions-named|document|gains|touched|who)[\w-]+\.ts/,
    },
    // An attempt at a lesson and its goals. What decides over all requests needs parts of it elsewhere, too.
    {
      name: 'attempt',
      test: /src\/lessons\/((acting|attempt|bench|check-\w+|conditions|cost|decisions|entities|finding|fork|history|kept|lesson-start|questions|references|sessions|typed-line|who)|sets\/(load-sets|wanted))\.ts/,
    },
    // A lesson on the page, and in a post.
    { name: 'lesson', test: /src\/ui\/(panels\/learning\/lesson\/[^/]+$|frame\/lesson\/lesson-place)/ },
    { name: 'terminal', test: /src\/terminal\/(cli|shell)\// },
  ].map((rule) => ({ ...rule, includeDependenciesRecursively: false })),
];

/** The same for workers. What both pictures of a link need comes with the worker that draws them. */
export const workerGroups = [
  // What every picture of a link needs: reading it, and drawing.
  {
    name: 'sent',
    test: /embed\/(sent\/sent-(worker|scene)|pages\/drawing)|graph\/(drawing\/|stage\/layer|sheet\/lay-out|model\/id-of-arn)|words\/(index|isolate|\w+\/people)|signed-in-name|fallback-fonts|asking-for-roles|caller-node|credentials\/presented|engine\/errors/,
  },
  // All of a step's picture: what follows it needs some of its parts.
  {
    name: 'replayed-stage',
    test: /sent\/replayed-stage|assume\/(cast|who-signs|deciding|steps|trust-lines|plates|played-stage)\.ts|en\/(step-names|steps-format|stage-call)|engine\/quotas|graph\/stage\/(curve|draw-(door|caller|own|room|key|travel|with)|geometry|pose|without-button)|steps\/as-sent|pages\/stage-drawing|link\/traced/,
    includeDependenciesRecursively: false,
  },
  // What only a refused step shows, in one file.
  {
    name: 'refused',
    test: /assume\/(obstacles|stage-refusal)\.ts|graph\/stage\/draw-refused/,
    includeDependenciesRecursively: false,
  },
];
