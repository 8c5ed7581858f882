import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const sound = join(root, 'src/lessons/en/users-and-groups/what-a-user-is.md');
const folder = mkdtempSync(join(tmpdir(), 'lessons-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `npm run lessons` on files. */
function proved(...files: readonly string[]): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync('node', ['scripts/lessons.mjs', ...files], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, VITEST: undefined, VITEST_WORKER_ID: undefined },
  });
  return { status, said: stdout + stderr };
}

function changed(name: string, change: (text: string) => string): string {
  const file = join(folder, name);
  const text = readFileSync(sound, 'utf8');
  const other = change(text);
  if (other === text) throw new Error(`${name} is no other lesson`);
  writeFileSync(file, other);
  return file;
}

test('each file’s proof is told with its counts, and what is wrong with those that fail it', () => {
  const { status, said } = proved(
    sound,
    join(root, 'src/lessons/workshop/en/iam-identities.md'),
    changed('unreadable.md', (text) => text.replace(/^goals:/m, 'gaols:')),
    changed('spoof.md', (text) => `${text}\nSee [bank.example](https://evil.example).\n`),
    changed('unproved.md', (text) => {
      // Within what Node reads, and nothing that packs well.
      const noise = Array.from({ length: 6000 }, (_, i) =>
        String.fromCharCode(0x4e00 + (((i * 2654435761) % 4294967296) % 20_000)),
      );
      return text
        .replace(/^nearMisses:.*\n(?:[ #].*\n)*/m, '')
        .replace(/^goals:/m, `documents: {noise: ${noise.join('')}}\ngoals:`);
    }),
  );
  expect(said).toMatch(
    /^✓ what-a-user-is: \d+ rewritings accepted, \d+ near-misses and \d+ mutants refused, of cells \d+ right and \d+ wrong ones \(\d+ undecided\), \d+ words, \d+ bytes fetched/m,
  );
  expect(said).toMatch(/^✓ workshop iam-identities: \d+ lessons$/m);
  expect(said).toMatch(/^✗ .*unreadable\.md: .*gaols/m);
  expect(said).toMatch(/^✗ .*spoof\.md: Line \d+, column 5: .* looks like another address .*evil\.example/m);
  expect(said).toMatch(/^ {4}nearMiss: 0 of 3$/m);
  expect(said).toMatch(/^ {4}size: \d+ of 8000 bytes$/m);
  expect(status).toBe(1);
}, 300_000);
