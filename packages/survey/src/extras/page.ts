/** What the attributes of an element say about how it behaves, for the parts that do so. */
export interface PageSettings {
  readonly noAdvance: boolean;
  readonly numberKeys: boolean;
  readonly readAloud: boolean;
  readonly showIndex: boolean;
  /** Names for people, not keys; empty where the page gives none. */
  readonly unitName: string;
  readonly serviceName: string;
  readonly unit: string;
  readonly collector: string;
}
