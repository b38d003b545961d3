/** What is known about one respondent's visit, as a queue system knows it; it ends with the interview. Each comes before the attribute of its name. */
export interface Visit {
  /** A one-time ticket: a signed JWS in compact form. */
  readonly ticket?: string | undefined;
  /** Key of the service that was received. */
  readonly service?: string | undefined;
  /** Key of the counter ("loket"). */
  readonly counter?: string | undefined;
  /** Key of the officer, never a name. */
  readonly officer?: string | undefined;
  /** Language of the screens, a BCP 47 tag. */
  readonly lang?: string | undefined;
}
