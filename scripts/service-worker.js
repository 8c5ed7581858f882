/**
 * The page's service worker, as `scripts/vite-offline.ts` writes it: it keeps the files of one version and answers GETs of
 * these alone. Nothing else is answered, no address leads to another, and nothing else is fetched.
 */
/** The addresses of this version's files, below the scope; '' is the page itself. */
const files = new Set(FILES);
const { scope } = self.registration;
/** Other pages may share the origin, and another copy of this one. */
const prefix = `iam-playground ${scope} `;
const name = prefix + VERSION;

const addressOf = (path) => new URL(path, scope).href;

/** Fetches what isn't here yet: what an interrupted start or the version before has isn't fetched again. */
async function keep(cache, path) {
  const address = addressOf(path);
  if (await cache.match(address, { ignoreVary: true })) return;
  // The name of such a file holds the hash of its content.
  const isLasting = path.startsWith('assets/');
  const before = isLasting ? await caches.match(address, { ignoreVary: true }) : undefined;
  const response = before ?? (await fetch(address, isLasting ? {} : { cache: 'no-cache' }));
  if (!response.ok || response.redirected) throw new Error(`${address}: ${response.status}`);
  await cache.put(address, response);
}

async function keepAll() {
  const cache = await caches.open(name);
  const waiting = [...files];
  const take = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) await keep(cache, path);
  };
  // A few at a time: the page comes first.
  await Promise.all([take(), take(), take()]);
}

async function forgetOthers() {
  const others = (await caches.keys()).filter((one) => one.startsWith(prefix) && one !== name);
  await Promise.all(others.map((one) => caches.delete(one)));
}

/** Returns whether a file is a page: the same one, whatever stands behind its `?`, such as what a host appends. */
const isPage = (file) => file === '' || file.endsWith('.html');

/** The file that a request asks for, or null if it is none of this version's. */
function fileOf({ method, url }) {
  const [address] = url.split('#');
  if (method !== 'GET' || !address.startsWith(scope)) return null;
  const [path, query] = address.slice(scope.length).split(/\?(.*)/s);
  const file = path === 'index.html' ? '' : path;
  return files.has(file) && (query === undefined || isPage(file)) ? file : null;
}

async function answer(file, request) {
  const cache = await caches.open(name);
  return (await cache.match(addressOf(file), { ignoreVary: true })) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(keepAll()));
self.addEventListener('activate', (event) =>
  event.waitUntil(forgetOthers().then(() => self.clients.claim())),
);
self.addEventListener('message', ({ data }) => {
  // A newer version waits until somebody asks for it, or no tab shows the one before.
  if (data === 'take over') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const file = fileOf(event.request);
  if (file !== null) event.respondWith(answer(file, event.request));
});
