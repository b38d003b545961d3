import { Slug } from '@skm-survey/protocol';
import type { Questionnaire } from '@skm-survey/questionnaire';
import type { AccessRules, UnitAccess } from '../access/access.ts';
import { createApp } from '../app.ts';
import { Catalogue } from '../catalogue.ts';
import { KeyRing } from '../keys/ring.ts';
import { systemEnvironment } from '../environment.ts';
import { signerOf, type ReceiptSigner } from '../receipts/signer.ts';
import { register, type Registrar } from '../register.ts';
import { releaseSealed, type Releaser } from '../release.ts';
import type { AnswerStore } from '../store/port.ts';
import { KeyFolder } from './key-folder.ts';
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
  /** Sign receipts, with a key in the data folder that is made at the first start; default false. */
  readonly receipts?: boolean;
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
    const folder = new KeyFolder(dataDir);
    const keys = new KeyRing(() => folder.list());
    await registerAll({ store, catalogue, keys }, options.questionnaires ?? [], warn);
    await openAll({ store, catalogue, keys }, warn);
    const { units, origins, receipts = false } = options;
    const signer = receipts ? await signerIn(folder) : undefined;
    const app = createApp({ store, catalogue, keys, signer, units, origins });
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
  where: Registrar,
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

async function openAll(where: Releaser, warn: (sentence: string) => void): Promise<void> {
  const { released, rejected } = await releaseSealed(where);
  if (released > 0) warn(`${released} sealed answers that waited for their key are counted now.`);
  if (rejected > 0) warn(`${rejected} sealed answers cannot be counted and are in quarantine.`);
}

const signerIn = async (folder: KeyFolder): Promise<ReceiptSigner> =>
  signerOf(await folder.current('sig', systemEnvironment.now()));

async function closeBoth(listening: Listening, store: AnswerStore): Promise<void> {
  await listening.close();
  await store.close();
}
