import v1 from '../fixtures/outbox-v1.json' with { type: 'json' };

/** A database as a released version left it. */
export interface Outbox {
  readonly unit: string;
  readonly device: string;
  /** Opens the sealed record: a key of this fixture alone. */
  readonly privateKey: JsonWebKey;
  /** What stood in localStorage. */
  readonly mirror: object;
  readonly entries: readonly (readonly [key: string, value: object])[];
}

/** Every format that was ever released. Files are added here and never changed: what they hold must be read for ever. */
export const released: readonly (readonly [name: string, outbox: Outbox])[] = [
  ['v1', v1 as unknown as Outbox],
];

/** The records of a fixture under a prefix. */
export const under = <T>({ entries }: Outbox, prefix: string): T[] =>
  entries.filter(([key]) => key.startsWith(prefix)).map(([, value]) => value as T);
