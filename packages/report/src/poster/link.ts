/** What a link says of the visit, as keys of the agency. */
export interface LinkOptions {
  readonly service?: string | undefined;
  readonly counter?: string | undefined;
  /** Language in which the survey opens; absent for that of the page. */
  readonly lang?: string | undefined;
}

/**
 * The address of the page with the survey, and in its query what the element takes from there (`skm-service`, `skm-counter`, `skm-lang`). What the page's
 * own address says stays.
 * @throws TypeError for a page that is no absolute `http:` or `https:` address, or that holds a password.
 */
export function surveyLink(page: string, { service, counter, lang }: LinkOptions): string {
  const url = URL.parse(page);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new TypeError('A survey is at an address that begins with https://.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new TypeError('An address that everyone is to scan must hold no password.');
  }
  const said = { 'skm-service': service, 'skm-counter': counter, 'skm-lang': lang };
  for (const [name, value] of Object.entries(said)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.href;
}
