/** The most characters of a QR code in bytes, of the largest form and the lowest correction (ISO/IEC 18004, table 7). */
export const mostInCode = 2953;

/** A square of modules, line by line; true is dark. */
export type Modules = readonly (readonly boolean[])[];

const bytesOf = (address: string): number[] => [...new TextEncoder().encode(address)];

/** Whether an address is short enough for a QR code. */
export const fitsCode = (address: string): boolean => bytesOf(address).length <= mostInCode;

/** Encodes an address as a QR code. Null if it is too long for one. */
export async function qrOf(address: string): Promise<Modules | null> {
  if (!fitsCode(address)) return null;
  const { encode } = await import('uqr');
  return encode(bytesOf(address), { ecc: 'L', boostEcc: true, border: 0 }).data;
}

/** The dark modules as SVG path data on a grid of modules: one stroke a run. */
export const qrPath = (modules: Modules): string =>
  modules
    .flatMap((row, y) =>
      row.flatMap((isDark, x) => {
        if (!isDark || row[x - 1]) return [];
        const end = row.indexOf(false, x);
        return `M${String(x)} ${String(y)}h${String((end < 0 ? row.length : end) - x)}v1H${String(x)}z`;
      }),
    )
    .join('');
