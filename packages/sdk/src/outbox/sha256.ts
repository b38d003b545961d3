// FIPS 180-4 constants, derived instead of listed: the fractional parts of roots of the first primes; `|` drops the rest.
const fraction = (root: number): number => (root * 0x1_0000_0000) | 0;
const primes: number[] = [];
for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p !== 0)) primes.push(n);
const initial = primes.slice(0, 8).map((p) => fraction(Math.sqrt(p)));
const rounds = primes.map((p) => fraction(Math.cbrt(p)));

const rotate = (x: number, n: number): number => (x >>> n) | (x << (32 - n));

/** The message with its padding, as big-endian 32-bit words. */
function words(bytes: Uint8Array): Uint32Array {
  const padded = new Uint32Array(((bytes.length + 72) >>> 6) << 4);
  bytes.forEach((byte, i) => {
    padded[i >> 2] = (padded[i >> 2] ?? 0) | (byte << (24 - (i % 4) * 8));
  });
  const end = bytes.length >> 2;
  padded[end] = (padded[end] ?? 0) | (0x80 << (24 - (bytes.length % 4) * 8));
  padded[padded.length - 2] = Math.floor(bytes.length / 0x2000_0000);
  padded[padded.length - 1] = bytes.length << 3;
  return padded;
}

/** Folds one block of 16 words, spread to 64, into the eight words of `state`. */
function fold(state: Int32Array, w: Int32Array): void {
  for (let t = 16; t < 64; t++) {
    const x = w[t - 15] ?? 0;
    const y = w[t - 2] ?? 0;
    const s0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
    const s1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
    w[t] = (w[t - 16] ?? 0) + s0 + (w[t - 7] ?? 0) + s1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t++) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (h + sum1 + ((e & f) ^ (~e & g)) + (rounds[t] ?? 0) + (w[t] ?? 0)) | 0;
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => {
    state[i] = (state[i] ?? 0) + word;
  });
}

/**
 * SHA-256 of the UTF-8 bytes of `text`, lower-case hexadecimal. Synchronous and without WebCrypto, which pages over
 * plain HTTP do not have (decision 0042).
 */
export function sha256(text: string): string {
  const message = words(new TextEncoder().encode(text));
  const state = Int32Array.from(initial);
  const schedule = new Int32Array(64);
  for (let start = 0; start < message.length; start += 16) {
    schedule.set(message.subarray(start, start + 16));
    fold(state, schedule);
  }
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
