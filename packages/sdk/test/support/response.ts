/** What of a `Response` the SDK reads. Its text is there at once: a browser's own comes from another thread, past the fake clock. */
export function respond(text: string, { status = 200, headers = {} }: Head = {}): Response {
  const parts: Pick<Response, 'status' | 'headers' | 'type' | 'text'> = {
    status,
    headers: new Headers(headers),
    type: 'default',
    text: () => Promise.resolve(text),
  };
  return parts as Response;
}

export interface Head {
  readonly status?: number;
  readonly headers?: Record<string, string>;
}

export function json(body: unknown, { status = 200, headers = {} }: Head = {}): Response {
  return respond(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

/** A problem document of the collector's own. */
export function problem(status: number, headers: Record<string, string> = {}): Response {
  const body = { type: '/problems/test', title: 'no', status };
  return json(body, {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });
}

/** What a captive portal says to everything. */
export const portal = (): Response =>
  respond('<html>', { headers: { 'content-type': 'text/html' } });
