const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Text whose characters are bytes (code units 0 to 255) in base64, as AWS answers blobs. RFC 4648. */
export function base64(text: string): string {
  let encoded = '';
  for (let i = 0; i < text.length; i += 3) {
    const bytes = text.slice(i, i + 3);
    const word = [0, 1, 2].reduce((sum, place) => (sum << 8) | (bytes.charCodeAt(place) || 0), 0);
    const four = [18, 12, 6, 0].map((shift) => alphabet.charAt((word >>> shift) & 63)).join('');
    encoded += four.slice(0, bytes.length + 1).padEnd(4, '=');
  }
  return encoded;
}
