import { Slug } from '@skm-survey/protocol';
import type { Questionnaire } from '@skm-survey/questionnaire';
import type { AccessRules, UnitAccess } from '../access/access.ts';
import { createApp } from '../app.ts';
import { Catalogue } from '../catalogue.ts';
import { register } from '../register.ts';
import type { AnswerStore } from '../store/port.ts';
import { CollectorError } from './errors.ts';
import { listen, type Address, type Listening } from './listen.ts';
import { openSqliteStore } from './sqlite.ts';

/** How a collector is run. */
export interface ServerOptions extends AccessRules {
  /** Folder of the data; made if it is not there. Everything that must be backed up is in it. */
  readonly dataDir: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Default 127.0.0.1: the collector speaks plain HTTP and belongs behind a proxy that ends TLS. */
  readonly host?: string;
  /** Definitions beside the standard ones. */
  readonly questionnaires?: readonly Questionnaire[];
  /** Told of what an operator should know; default `console.warn`. */
  readonly warn?: (sentence: string) => void;
}

/**
 * Starts a collector on SQLite. `close` drains the requests under way, moves the log into the database file, and closes it.
 * @throws CollectorError with a sentence for the operator; MigrationError.
 */
export async function createServer(options: ServerOptions): Promise<Listening> {
  const { dataDir, port, host = '127.0.0.1', warn = console.warn } = options;
  checkUnits(options.units ?? [], warn);
  const store = await openSqliteStore({ dataDir });
  try {
    const catalogue = new Catalogue(store);
    await registerAll({ store, catalogue }, options.questionnaires ?? [], warn);
    const { units, origins } = options;
    const app = createApp({ store, catalogue, units, origins });
    const listening = await listen(app, { port, host } satisfies Address);
    return { url: listening.url, close: () => closeBoth(listening, store) };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function checkUnits(units: readonly UnitAccess[], warn: (sentence: string) => void): void {
  const bad = units.find(({ id }) => !Slug.safeParse(id).success);
  if (bad !== undefined) {
    throw new CollectorError(
      'unit-invalid',
      `"${bad.id}" cannot name a unit: 1 to 64 letters, digits, dots, underscores and hyphens, beginning with a letter or digit.`,
    );
  }
  if (units.length > 0) return;
  warn('No units are configured: answers for any unit are accepted. Good for trying, not for use.');
}

async function registerAll(
  where: { readonly store: AnswerStore; readonly catalogue: Catalogue },
  questionnaires: readonly Questionnaire[],
  warn: (sentence: string) => void,
): Promise<void> {
  for (const questionnaire of questionnaires) {
    const registration = await register(where, questionnaire);
    if (registration.kind === 'changed') {
      const { id, revision } = registration;
      throw new CollectorError(
        'questionnaire-changed',
        `Questionnaire ${id} differs from its revision ${revision} that is stored. A revision never changes: give the new content a new revision.`,
      );
    }
    const { released, rejected } = registration;
    if (released > 0) warn(`${released} waiting answers to ${questionnaire.id} are counted now.`);
    if (rejected > 0)
      warn(
        `${rejected} waiting answers to ${questionnaire.id} do not fit it and are in quarantine.`,
      );
  }
}

async function closeBoth(listening: Listening, store: AnswerStore): Promise<void> {
  await listening.close();
  await store.close();
}
