/** The accounts in which lessons begin, which the package's modules put into a file of their own, too. */
export const frozenStarts = /bases\/lesson-starts\.json$/;

/**
 * Which modules share a file: few files compress better and arrive sooner than many. Each rule names a folder; where two
 * rules meet, the earlier one counts. What no rule names is fetched by itself when somebody asks for it: a new panel,
 * dialog or part of the engine needs no rule.
 */
export const chunkGroups = [
  // What the start of an embed shares with the page, which fetches nothing else of it.
  {
    name: 'embed-address',
    test: /src\/(trusted-scripts|post\/mark|ui\/view\/embed-)/,
    includeDependenciesRecursively: false,
  },
  // What its files import comes along, too.
  // The start of an embed, which waits for no other file.
  { name: 'embed', test: /embed\.html$/ },
  // The frame, which the first picture's page asks for by name.
  { name: 'first', tags: ['$initial' as const] },
  // What the page shows and does by itself once it is open, apart from Cytoscape. Damaged rows hardly anybody has, and
  // learners' progress is read with lessons: both have folders of their own, which stay outside.
  { name: 'live', test: /src\/(storage\/[^/]+$|ui\/frame\/opened\/)/ },
  { name: 'cytoscape', test: /src\/graph\/cytoscape\// },
  // The folder's own files alone: what they import is needed elsewhere, too, and nobody shall wait for the rest with it.
  ...[
    // The answers to calls of IAM's core and STS, with all that they share with the engine's other parts. These are files of
    // their own.
    { name: 'engine', test: /src\/engine\/operations\/(iam|sts|shared)\// },
    // Data that the package's modules read, too, from the page's file.
    { name: 'frozen-starts', test: frozenStarts },
    { name: 'parts', test: /src\/ui\/parts\// },
    // What splits all requests into cells; who asks about them has a file of its own.
    { name: 'cells', test: /src\/engine\/access\/cells\// },
    { name: 'attempt', test: /src\/lessons\/attempt\// },
    // A lesson on the page, and in a post.
    { name: 'lesson', test: /src\/ui\/panels\/learning\/lesson\/[^/]+$/ },
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
