export interface HeaderRule {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}
export const rules: readonly HeaderRule[];
export function headersOf(path: string): Readonly<Record<string, string>>;
export function hostFiles(): Readonly<
  Record<'_headers' | 'vercel.json' | '.htaccess' | 'nginx.conf', string>
>;
