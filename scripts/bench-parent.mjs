/**
 * Unpacks the commit before this one, so that both are measured in the same run: the machine's speed then
 * affects both alike. If something isn't committed yet, it is the last commit.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const git = (root, ...args) =>
  execFileSync('git', args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 30 });

/**
 * Unpacks the parent commit of the repository in `root`.
 * @returns its name, its folder and a function that removes the folder; null if there is no such commit
 */
export function parentCommit(root) {
  let files;
  let name;
  try {
    const revision = git(root, 'status', '--porcelain').length > 0 ? 'HEAD' : 'HEAD^';
    name = git(root, 'rev-parse', '--short', revision).toString().trim();
    files = git(root, 'archive', revision);
  } catch {
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'parent-'));
  execFileSync('tar', ['-x', '-C', folder], { input: files });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return { name, folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
