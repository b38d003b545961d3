import type { Mutant } from './mutant.ts';

const sdk = 'packages/sdk/src';
const collector = 'packages/collector/src';

/** The sabotages that the specification names. */
const named: readonly Mutant[] = [
  {
    name: 'relaxed durability',
    edits: [
      {
        file: `${sdk}/outbox/durable-store.ts`,
        find: "use(['readwrite', durability, !keys.length], async (store) => {",
        replace: "use(['readwrite', durability && 'relaxed', !keys.length], async (store) => {",
      },
    ],
    cases: ['P1'],
    rounds: 2,
  },
  {
    name: 'delete before send',
    edits: [
      {
        file: `${sdk}/delivery/deliver.ts`,
        find: 'const sent = transport.send(batch, keepalive);',
        replace:
          'outbox.settle(held);\n    await outbox.letGo();\n    const sent = transport.send(batch, keepalive);',
      },
    ],
    cases: ['N3', 'N1-mix'],
    rounds: 1,
  },
  {
    name: 'check, then insert (no unique constraint)',
    edits: [
      {
        file: `${collector}/store/sql/migrations.ts`,
        find: ".addPrimaryKeyConstraint('answer_once', ['unit', 'id'])",
        replace: '',
      },
      {
        file: `${collector}/store/sql/migrations.ts`,
        find: ".addUniqueConstraint('answer_place', ['unit', 'stream', 'seq'])",
        replace: '',
      },
      {
        file: `${collector}/store/sql/store.ts`,
        find: 'const committed = await this.#transaction(async (tx) => {',
        replace: [
          "const known = await this.#engine.database.selectFrom('answer').select('id')",
          "  .where('id', 'in', batch.items.map(({ item }) => item.id)).execute();",
          'const ids = new Set(known.map(({ id }) => id));',
          'const unseen = { ...batch, items: batch.items.filter(({ item }) => !ids.has(item.id)) };',
          'const { results, ...rest } = await this.#transaction((tx) => acceptBatch(tx, unseen));',
          "const checked = { ...rest, results: batch.items.map((one) => results[unseen.items.indexOf(one)] ?? { status: 'duplicate' as const }) };",
          "if (batch) return { kind: 'committed', ...checked };",
          'const committed = await this.#transaction(async (tx) => {',
        ].join('\n'),
      },
    ],
    cases: ['S5'],
    rounds: 10,
  },
  {
    name: 'synchronous=OFF',
    edits: [
      {
        file: `${collector}/node/sqlite.ts`,
        find: "'PRAGMA synchronous = FULL'",
        replace: "'PRAGMA synchronous = OFF'",
      },
      // The collector asks the engine at its start and for its health; found there at once, it would prove nothing here.
      {
        file: `${collector}/node/sqlite.ts`,
        find: "const durable = journal === 'wal' && synchronous >= 2;",
        replace: "const durable = journal === 'wal';",
      },
    ],
    cases: ['S2'],
    rounds: 3,
  },
  {
    name: 'HTTP 200 is success',
    edits: [
      {
        file: `${sdk}/delivery/transport.ts`,
        find: 'const reply = readReply(answered, batch);',
        replace: [
          "const reply = status === 200 ? { v: 1 as const, batch: batch.batch, missing: [], contiguous: 0, now: '',",
          "  results: batch.items.map(({ id }) => ({ id, status: 'accepted' as const })) } : readReply(answered, batch);",
        ].join('\n'),
      },
    ],
    cases: ['N3'],
    rounds: 1,
  },
  {
    name: 'no explicit commit',
    edits: [
      {
        file: `${sdk}/outbox/durable-store.ts`,
        find: 'transaction.commit?.();',
        replace: 'void transaction;',
      },
    ],
    cases: ['C4'],
    rounds: 3,
  },
];

/** And more of the kind that peers have shipped. */
const others: readonly Mutant[] = [
  {
    name: 'accepted before it is stored',
    edits: [
      {
        file: `${collector}/accept.ts`,
        find: "if (outcome.kind === 'unavailable') return outcome;",
        replace: [
          "if (outcome.kind === 'unavailable') return { kind: 'replied', reply: { v: 1, batch: envelope.batch, missing: [], contiguous: 0,",
          "  results: items.map(({ item }) => ({ id: item.id, status: 'accepted' as const })), now: environment.now().toISOString() } };",
        ].join('\n'),
      },
    ],
    cases: ['S3'],
    rounds: 1,
  },
  {
    name: 'a new id for every try',
    edits: [
      {
        file: `${sdk}/outbox/record.ts`,
        find: 'return item;',
        replace: 'return { ...item, id: crypto.randomUUID() };',
      },
    ],
    cases: ['N2'],
    rounds: 2,
  },
  {
    name: 'no pause between tries',
    edits: [
      {
        file: `${sdk}/delivery/backoff.ts`,
        find: 'dice.random() * Math.min(cap, base * 2 ** failures);',
        replace: 'dice.random() * 0 * Math.min(cap, base * failures);',
      },
    ],
    cases: ['N1'],
    rounds: 1,
  },
  {
    name: 'no dice in the pauses',
    edits: [
      {
        file: `${sdk}/delivery/backoff.ts`,
        find: 'dice.random() * Math.min(cap, base * 2 ** failures);',
        replace: 'Math.min(cap, base * 2 ** failures) + 0 * dice.random();',
      },
    ],
    cases: ['N5'],
    rounds: 1,
  },
  {
    name: 'Retry-After is not kept to',
    edits: [
      {
        file: `${sdk}/delivery/pump.ts`,
        find: 'if (after != null) pass.notBefore = env.uptime() + afterFloor(after, env);',
        // Not at once: a clock that a case moves by hand would never go on.
        replace:
          'if (after != null) pass.notBefore = env.uptime() + afterFloor(Math.min(after, 1_000), env);',
      },
    ],
    cases: ['N5'],
    rounds: 1,
  },
  {
    name: 'no mirror of the high-water mark',
    edits: [
      {
        file: `${sdk}/outbox/ledger.ts`,
        find: 'mirror.write({ mark: meta });',
        replace: 'void meta;',
      },
    ],
    cases: ['P8', 'P5'],
    rounds: 1,
  },
  {
    name: 'a whole batch set aside for one poison',
    edits: [
      {
        file: `${sdk}/delivery/poison.ts`,
        find: 'if (!poison || others.length > 0) {',
        replace: [
          "if (others.length > 0 && refusal.kind === 'refused') {",
          "    await putAside(held.map((one) => ({ held: one, reason: { code: 'answer-rejected', detail: '' } })), court);",
          "    return 'more';",
          '  }',
          '  if (!poison || others.length > 0) {',
        ].join('\n'),
      },
    ],
    cases: ['D1'],
    rounds: 1,
  },
  {
    name: 'a cloned device is dropped',
    edits: [
      {
        file: `${collector}/store/sql/accept.ts`,
        find: 'return insert(tx, rows);',
        replace: 'void tx;\n  return rows.map(({ id }) => id);',
      },
    ],
    cases: ['D2'],
    rounds: 1,
  },
  {
    name: 'an erased answer may come back',
    edits: [
      {
        file: `${collector}/store/sql/accept.ts`,
        find: 'const erased = await erasedAmong(tx, batch);',
        replace: 'const erased = await erasedAmong(tx, { ...batch, items: [] });',
      },
    ],
    cases: ['S6'],
    rounds: 1,
  },
  {
    name: 'an answer without its key is refused',
    edits: [
      {
        file: `${collector}/examine.ts`,
        find: "if (opened.kind === 'no-key') return { kind: 'held', hold: 'sealed', filing: unread(body) };",
        replace: "if (opened.kind === 'no-key') return refuse('cannot-open');\n  void unread;",
      },
    ],
    cases: ['D4'],
    rounds: 1,
  },
  {
    name: 'a retired key opens nothing',
    edits: [
      {
        file: `${collector}/keys/ring.ts`,
        find: "({ use, kid }: PrivateKey): boolean => use === 'seal' && kid === sealed.kid;",
        replace:
          "({ use, kid, retired }: PrivateKey): boolean =>\n      use === 'seal' && kid === sealed.kid && retired === undefined;",
      },
    ],
    cases: ['D4'],
    rounds: 1,
  },
  {
    name: 'no lock between tabs',
    edits: [
      {
        file: `${sdk}/delivery/leader.ts`,
        find: 'if (tryLock) return (run) => tryLock(name, run);',
        replace: 'if (tryLock) return (run) => run();',
      },
    ],
    cases: ['M1'],
    rounds: 2,
  },
  {
    name: 'opening the store may hang for ever',
    edits: [
      {
        file: `${sdk}/outbox/durable-store.ts`,
        find: 'const openTimeout = 4_000;',
        replace: 'const openTimeout = 4_000_000;',
      },
      // Which would end the waiting for an opening, too.
      {
        file: `${sdk}/outbox/durable-store.ts`,
        find: 'const transactionTimeout = 10_000;',
        replace: 'const transactionTimeout = 10_000_000;',
      },
    ],
    cases: ['P9'],
    rounds: 1,
  },
];

export const mutants: readonly Mutant[] = [...named, ...others];
