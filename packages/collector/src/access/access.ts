import { Slug } from '@skm-survey/protocol';

/** A unit that may send answers. `key` is publishable and write-only: it stands in the agency's page, and can be revoked. */
export interface UnitAccess {
  readonly id: string;
  readonly key?: string;
}

/** Who may send. */
export interface AccessRules {
  /** Absent or empty: every well-formed unit is served. For trying things out only. */
  readonly units?: readonly UnitAccess[] | undefined;
  /** Origins (`https://host[:port]`) of the pages that may send. Absent or empty: any. Requests without an Origin are no pages and pass. */
  readonly origins?: readonly string[] | undefined;
}

/** The rules, ready to be asked. */
export class Access {
  readonly #units: ReadonlyMap<string, UnitAccess>;
  readonly #origins: ReadonlySet<string>;

  constructor({ units = [], origins = [] }: AccessRules) {
    this.#units = new Map(units.map((unit) => [unit.id, unit]));
    this.#origins = new Set(origins);
  }

  serves(unit: string): boolean {
    return this.#units.size === 0 ? Slug.safeParse(unit).success : this.#units.has(unit);
  }

  /**
   * Whether the `Authorization` header carries the unit's key, if it has one. Plain comparison: the key is public by
   * nature, there is nothing to learn from the time it takes.
   */
  admits(unit: string, authorization: string | undefined): boolean {
    const key = this.#units.get(unit)?.key;
    return key === undefined || authorization === `Bearer ${key}`;
  }

  allowsOrigin(origin: string): boolean {
    return this.#origins.size === 0 || this.#origins.has(origin);
  }
}
