const units = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];

/** A size in bytes as the CLI writes it for people: `1 Byte`, `10 Bytes`, `1.0 KiB`. */
export function readableSize(bytes: number): string {
  if (bytes === 1) return '1 Byte';
  if (bytes < 1024) return `${bytes} Bytes`;
  let [size, unit] = [bytes / 1024, 0];
  while (Math.round(size) >= 1024 && unit < units.length - 1) [size, unit] = [size / 1024, unit + 1];
  return `${size.toFixed(1)} ${units[unit] ?? ''}`;
}
