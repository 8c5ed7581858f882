import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The scripts that a built script imports, and those that it may fetch later: their names. */
function namedIn(path) {
  const text = readFileSync(path, 'utf8');
  const names = (pattern) => [...text.matchAll(pattern)].map(([, name]) => name);
  return {
    now: names(/(?:from|import)["']\.\/([\w.-]+\.js)/g),
    later: names(/import\(["'`]\.\/([\w.-]+\.js)/g),
  };
}

/** Finds all scripts that come with `starts` in a folder of built ones: with `lazily` also those that follow later. */
export function comingWith(folder, starts, lazily = false) {
  const found = new Set();
  const waiting = [...starts];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    const { now, later } = namedIn(join(folder, name));
    waiting.push(...now, ...(lazily ? later : []));
  }
  return found;
}

/** The scripts of a built worker that nothing else needs. `start`: how its own name begins. */
export function onlyOf(folder, start) {
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const own = comingWith(
    folder,
    scripts.filter((name) => name.startsWith(`${start}-`)),
    true,
  );
  const others = scripts.filter((name) => !own.has(name));
  for (const name of comingWith(folder, others, true)) own.delete(name);
  return own;
}
