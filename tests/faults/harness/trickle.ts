import type { ServerResponse } from 'node:http';
import { pause } from './wait.ts';

/** Sends a body at the pace of an old telephone network, twenty pieces a second. */
export async function trickle(
  response: ServerResponse,
  body: Buffer,
  pace: { readonly bytesPerSecond: number; readonly latency: number },
): Promise<void> {
  const piece = Math.max(1, Math.floor(pace.bytesPerSecond / 20));
  await pause(pace.latency / 2);
  for (let from = 0; from < body.length && !response.destroyed; from += piece) {
    response.write(body.subarray(from, from + piece));
    await pause(50);
  }
  response.end();
}
