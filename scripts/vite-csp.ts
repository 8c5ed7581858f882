import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** The content of every element of that name that refers to no file. */
const inlined = (html: string, name: 'script' | 'style'): string[] =>
  [...html.matchAll(new RegExp(`<${name}(?![^>]*\\ssrc=)[^>]*>([^]*?)</${name}>`, 'g'))].map(
    ([, text = '']) => text,
  );

/** Hashes of a page's inline parts, so that only these parts are allowed. */
const hashes = (texts: readonly string[]): string =>
  texts.map((text) => ` 'sha256-${createHash('sha256').update(text).digest('base64')}'`).join('');

/**
 * The policy that the built page ships with. `connect-src 'none'` makes sure that nothing that a learner made
 * leaves the page. Trusted Types keep strings from becoming markup or scripts.
 */
export function contentSecurityPolicy(html: string): string {
  return [
    "default-src 'none'",
    `script-src 'self'${hashes(inlined(html, 'script'))}`,
    `style-src 'self'${hashes(inlined(html, 'style'))}`,
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
}

/**
 * Puts the policy into the built index.html, before any script. The dev server needs a less strict page. This
 * plugin comes after all that add something to the page, because the policy must name those parts.
 */
export function csp(): Plugin {
  return {
    name: 'iam-playground-csp',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy(html) },
          injectTo: 'head-prepend',
        },
      ],
    },
  };
}
