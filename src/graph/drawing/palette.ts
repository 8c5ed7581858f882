/**
 * The picture's colours as values, equal to those in theme.css: a canvas and an exported SVG can't read CSS variables.
 */
export interface Palette {
  readonly canvas: string;
  readonly paper: string;
  readonly ink: string;
  readonly ink2: string;
  readonly line: string;
  readonly accent: string;
  readonly allow: string;
  readonly allowSoft: string;
  readonly deny: string;
  readonly denySoft: string;
  readonly warn: string;
  readonly warnSoft: string;
  /** Lines that are decided other than they should be; words about them are `warn`. */
  readonly amber: string;
  /** Behind the line that decides. */
  readonly mark: string;
  readonly sunken: string;
  readonly sts: string;
  readonly user: string;
  readonly group: string;
  readonly role: string;
  readonly policy: string;
  readonly key: string;
  /** For icons and counts on a filled entity. */
  readonly onEntity: string;
  /** Edges to policies: the policy's colour, quieter in dark. */
  readonly policyEdge: string;
}

export type Theme = 'light' | 'dark';

export const palettes: { readonly [T in Theme]: Palette } = {
  light: {
    canvas: '#fbfcfe',
    paper: '#ffffff',
    ink: '#17202b',
    ink2: '#4a5563',
    line: '#dfe4eb',
    accent: '#8e1b78',
    allow: '#00695f',
    allowSoft: '#e2f3f0',
    deny: '#b3261e',
    denySoft: '#fcecea',
    warn: '#7d5100',
    warnSoft: '#fdf2d9',
    amber: '#c07600',
    mark: '#ffedb0',
    sunken: '#f2f4f8',
    sts: '#17202b',
    user: '#2274b8',
    group: '#004c37',
    role: '#8e1b78',
    policy: '#767d86',
    key: '#9a7026',
    onEntity: '#ffffff',
    policyEdge: '#7f8791',
  },
  dark: {
    canvas: '#0e151d',
    paper: '#131b24',
    ink: '#e8eef5',
    ink2: '#a7b3c2',
    line: '#263342',
    accent: '#e48fd1',
    allow: '#3ccbb0',
    allowSoft: '#0f2f2b',
    deny: '#ff8a80',
    denySoft: '#3b1d1e',
    warn: '#eebf68',
    warnSoft: '#352a12',
    amber: '#eebf68',
    mark: '#54450f',
    sunken: '#0b1118',
    sts: '#e8eef5',
    user: '#51bbfd',
    group: '#1a9672',
    role: '#cf5cb6',
    policy: '#c3cad3',
    key: '#b3872a',
    onEntity: '#0e151d',
    policyEdge: '#77828f',
  },
};
