import type { Environment } from '../../environment.ts';
import type { LoggedReceipt } from '../../receipts/signer.ts';
import type {
  AcceptOutcome,
  AnswerStore,
  ExaminedBatch,
  KeptVariant,
  QuarantinedItem,
  RegisteredQuestionnaire,
  Settlement,
  StoredAnswer,
  StoreHealth,
  StreamPage,
  StreamRow,
  StreamTotals,
  TallyQuery,
  TallyRow,
  Waiting,
} from '../port.ts';
import { acceptBatch } from './accept.ts';
import { eraseAnswer } from './erase.ts';
import { readHeld, readWaiting, settleHeld } from './held.ts';
import { readAnswers, readQuarantine } from './pages.ts';
import { readQuestionnaire, registerQuestionnaire } from './questionnaires.ts';
import { readReceipts } from './receipts.ts';
import { readStreams, readStreamTotals } from './stream-figures.ts';
import type { Database, Tx } from './tables.ts';
import { readTallies } from './tallies.ts';
import { keepVariant, readVariants } from './variants.ts';

/** What an engine adds to the SQL that all share. */
export interface Engine {
  readonly name: string;
  readonly database: Database;
  /** Another writer was in the way (busy, serialisation failure, deadlock): the same transaction may succeed if tried again. */
  isContention(error: unknown): boolean;
  /** Reads from the engine, now, whether commits are flushed. Rejects when it cannot be read. */
  durability(): Promise<{ readonly durable: boolean; readonly detail: string }>;
  /** First in a transaction: keeps out what must not happen beside it. Absent where the engine lets one write after the other anyway. */
  enter?(tx: Tx, purpose: 'accept' | 'erase' | 'keep-variant'): Promise<void>;
  /** Makes erased bytes unreadable where the engine keeps old pages. */
  scrub(): Promise<void>;
  close(): Promise<void>;
}

/** How often a transaction is tried, and the longest wait before the nth: full jitter up to 10 ms · 2ⁿ. About 2.5 s in all. */
const attempts = 8;
const firstWait = 10;

/** The answer store on any SQL engine with `on conflict do nothing` and `returning`. */
export class SqlAnswerStore implements AnswerStore {
  readonly #engine: Engine;
  readonly #environment: Environment;

  constructor(engine: Engine, environment: Environment) {
    this.#engine = engine;
    this.#environment = environment;
  }

  async accept(batch: ExaminedBatch): Promise<AcceptOutcome> {
    try {
      const committed = await this.#transaction(async (tx) => {
        await this.#engine.enter?.(tx, 'accept');
        return acceptBatch(tx, batch);
      });
      return { kind: 'committed', ...committed };
    } catch (cause) {
      return this.#engine.isContention(cause) ? { kind: 'busy' } : { kind: 'unavailable', cause };
    }
  }

  async erase(
    unit: string,
    target: { readonly id: string; readonly idHash: string },
  ): Promise<'erased' | 'unknown'> {
    const outcome = await this.#transaction(async (tx) => {
      await this.#engine.enter?.(tx, 'erase');
      return eraseAnswer(tx, unit, target);
    });
    await this.#engine.scrub();
    return outcome;
  }

  tallies(query: TallyQuery): Promise<TallyRow[]> {
    return readTallies(this.#engine.database, query);
  }

  answers(query: TallyQuery): AsyncIterable<StoredAnswer> {
    return readAnswers(this.#engine.database, query);
  }

  quarantined(unit: string): AsyncIterable<QuarantinedItem> {
    return readQuarantine(this.#engine.database, unit);
  }

  streams(unit: string, page: StreamPage): Promise<StreamRow[]> {
    return readStreams(this.#engine.database, unit, page);
  }

  streamTotals(unit: string): Promise<StreamTotals> {
    return readStreamTotals(this.#engine.database, unit);
  }

  waiting(): Promise<Waiting[]> {
    return readWaiting(this.#engine.database);
  }

  held(waiting: Waiting, limit: number): Promise<StoredAnswer[]> {
    return readHeld(this.#engine.database, waiting, limit);
  }

  settle(answer: StoredAnswer, settlement: Settlement): Promise<void> {
    return this.#transaction((tx) => settleHeld(tx, answer, settlement));
  }

  register(questionnaire: RegisteredQuestionnaire): Promise<'kept' | 'changed'> {
    return this.#transaction((tx) => registerQuestionnaire(tx, questionnaire));
  }

  questionnaire(id: string, revision: string): Promise<string | null> {
    return readQuestionnaire(this.#engine.database, id, revision);
  }

  newestQuestionnaire(id: string): Promise<string | null> {
    return readQuestionnaire(this.#engine.database, id, null);
  }

  keepVariant(variant: KeptVariant, limit: number): Promise<'kept' | 'full'> {
    return this.#transaction(async (tx) => {
      await this.#engine.enter?.(tx, 'keep-variant');
      return keepVariant(tx, variant, limit);
    });
  }

  variants(unit: string): Promise<KeptVariant[]> {
    return readVariants(this.#engine.database, unit);
  }

  receipts(from: number): AsyncIterable<LoggedReceipt> {
    return readReceipts(this.#engine.database, from);
  }

  async health(): Promise<StoreHealth> {
    const engine = this.#engine.name;
    try {
      await this.#engine.database.selectFrom('stream').select('unit').limit(1).execute();
      const { durable, detail } = await this.#engine.durability();
      return { kind: durable ? 'ok' : 'failing', engine, detail };
    } catch (error) {
      const detail = error instanceof Error ? error.message : 'The store cannot be read.';
      return { kind: 'failing', engine, detail };
    }
  }

  close(): Promise<void> {
    return this.#engine.close();
  }

  /** One transaction, tried again while others are in its way. It has committed when this resolves. */
  async #transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#engine.database.transaction().execute(work);
      } catch (error) {
        if (attempt === attempts || !this.#engine.isContention(error)) throw error;
        await this.#environment.sleep(this.#environment.random() * firstWait * 2 ** attempt);
      }
    }
  }
}
