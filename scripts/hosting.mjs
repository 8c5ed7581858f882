/**
 * The headers with which a host serves the page, and the files in which the usual hosts read them. What a page on GitHub
 * Pages has to do without says `docs/hosting.md`.
 */

/** Rules from the most general on. They add up, and no two for one address name the same header: hosts differ in what wins. */
export const rules = [
  {
    path: '/*',
    headers: {
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      // Pages that isolate themselves (COEP) may show this one in a frame, too.
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  },
  { path: '/', headers: { 'Cache-Control': 'no-cache' } },
  { path: '/index.html', headers: { 'Cache-Control': 'no-cache' } },
  {
    path: '/assets/*',
    headers: {
      // A sandboxed frame has no origin, and may load scripts and fonts only where every origin may.
      'Access-Control-Allow-Origin': '*',
      // The name of each of these files holds the hash of its content.
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  },
  { path: '/embed.html', headers: { 'Cache-Control': 'no-cache' } },
  {
    // The loader for posts keeps its name; as a module it is fetched like a font.
    path: '/embed/*',
    headers: { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-cache' },
  },
  {
    path: '/sw.js',
    headers: {
      // The page's own policy doesn't reach its service worker, which fetches the page's files and nothing else.
      'Content-Security-Policy': "default-src 'none'; connect-src 'self'",
      'Cache-Control': 'no-cache',
    },
  },
];

/** The headers of one address: what the rules say together. */
export const headersOf = (path) =>
  Object.assign(
    {},
    ...rules
      .filter((rule) =>
        rule.path.endsWith('*') ? path.startsWith(rule.path.slice(0, -1)) : path === rule.path,
      )
      .map(({ headers }) => headers),
  );

const lines = (headers, write) => Object.entries(headers).map(([name, value]) => write(name, value));

/** Netlify and Cloudflare Pages. */
const netlify = () =>
  rules
    .map(({ path, headers }) => [path, ...lines(headers, (name, value) => `  ${name}: ${value}`)].join('\n'))
    .join('\n\n');

const vercel = () =>
  JSON.stringify(
    {
      headers: rules.map(({ path, headers }) => ({
        source: path.replace('*', '(.*)'),
        headers: lines(headers, (key, value) => ({ key, value })),
      })),
    },
    null,
    2,
  );

/** Apache: what isn't in `assets/` is asked for anew, as the page itself. */
function apache() {
  const set = (headers, indent) =>
    lines(headers, (name, value) => `${indent}Header always set ${name} "${value}"`);
  return [
    '<IfModule mod_headers.c>',
    ...set(headersOf('/'), '  '),
    '  <If "%{REQUEST_URI} =~ m#/assets/#">',
    ...set(headersOf('/assets/'), '    '),
    '  </If>',
    '  <Files "sw.js">',
    ...set(headersOf('/sw.js'), '    '),
    '  </Files>',
    '</IfModule>',
    'AddType application/manifest+json .webmanifest',
    'AddType font/woff2 .woff2',
  ].join('\n');
}

/** nginx: a location inherits no header from the server around it, so each says all of its own. */
function nginx() {
  const location = (match, path) =>
    [
      `location ${match} {`,
      ...lines(headersOf(path), (name, value) => `  add_header ${name} "${value}" always;`),
      '}',
    ].join('\n');
  return [
    '# Inside a `server` whose `root` is the folder of the page:',
    location('/', '/'),
    location('/assets/', '/assets/'),
    location('= /sw.js', '/sw.js'),
  ].join('\n\n');
}

/** The files for hosts, by name. They stand beside the page, except nginx's, which reads none there. */
export const hostFiles = () => ({
  _headers: `${netlify()}\n`,
  'vercel.json': `${vercel()}\n`,
  '.htaccess': `${apache()}\n`,
  'nginx.conf': `${nginx()}\n`,
});
