import type { Plugin } from 'vite';

/**
 * The policy that the built page ships with. `connect-src 'none'` is the proof that nothing a
 * learner made leaves the page; Trusted Types keep strings from becoming markup or scripts.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'none'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  "frame-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html iam-playground',
].join('; ');

/** Puts the policy into the built index.html, before any script. The dev server needs a looser page. */
export function csp(): Plugin {
  return {
    name: 'iam-playground-csp',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        injectTo: 'head-prepend',
      },
    ],
  };
}
