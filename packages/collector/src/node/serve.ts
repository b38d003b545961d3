import { join } from 'node:path';
import { Slug } from '@skm-survey/protocol';
import type { Questionnaire } from '@skm-survey/questionnaire';
import type { AccessRules, UnitAccess } from '../access/access.ts';
import type { Rates } from '../access/limits.ts';
import { createApp } from '../app.ts';
import { Catalogue } from '../catalogue.ts';
import { HeldAnswers } from '../held.ts';
import type { AnswerStore } from '../store/port.ts';
import { KeyRing } from '../keys/ring.ts';
import { systemEnvironment } from '../environment.ts';
import { signerOf, type ReceiptSigner } from '../receipts/signer.ts';
import {
  learner,
  registerAll,
  teller,
  type QuestionnaireSource,
  type Warn,
} from './definitions.ts';
import { KeyFolder } from './key-folder.ts';
import { CollectorError } from './errors.ts';
import { Clients } from './clients.ts';
import { listen, type Listening } from './listen.ts';
import { repeat } from './repeat.ts';
import { openSqliteStore } from './sqlite.ts';
import { ticketFolder, ticketKeysIn } from './ticket-folder.ts';

/** How a collector is run. */
export interface ServerOptions extends AccessRules, Rates {
  /** Folder of the data; made if it is not there. Everything that must be backed up is in it. */
  readonly dataDir: string;
  /** Opens another store than SQLite in `dataDir`, which then holds the keys only. */
  readonly openStore?: () => Promise<AnswerStore>;
  /** 0 takes a free one. */
  readonly port: number;
  /** Default 127.0.0.1: the collector speaks plain HTTP and belongs behind a proxy that ends TLS. */
  readonly host?: string;
  /** Proxies whose `X-Forwarded-For` is believed: addresses, or networks as `10.0.0.0/8`; default none. */
  readonly trustedProxies?: readonly string[];
  /** Definitions beside the standard ones; a function is asked again while answers wait for a definition. */
  readonly questionnaires?: readonly Questionnaire[] | QuestionnaireSource;
  /** Milliseconds between two looks whether what held answers wait for has come; default 30,000. */
  readonly heldEvery?: number;
  /** Folder of the public keys of queue systems, one JWK set a unit, `<unit>.json`; default `tickets` in the data folder. */
  readonly tickets?: string | undefined;
  /** Variants of questionnaires that the answers of one unit may bring along; 0 switches them off. Default 200. */
  readonly variants?: number | undefined;
  /** Sign receipts, with a key in the data folder that is made at the first start; default false. */
  readonly receipts?: boolean;
  /** Told of what an operator should know; default `console.warn`. */
  readonly warn?: Warn;
}

/** Milliseconds. */
const defaultHeldEvery = 30_000;

/**
 * Starts a collector, on SQLite unless told otherwise. `close` drains the requests under way, moves the log into the database file, and closes it.
 * @throws CollectorError with a sentence for the operator; MigrationError.
 */
export async function createServer(options: ServerOptions): Promise<Listening> {
  const { dataDir, port, host = '127.0.0.1', warn = console.warn } = options;
  const { units, origins, rate, addressRate, unitRate } = options;
  const { receipts = false, heldEvery = defaultHeldEvery, trustedProxies = [] } = options;
  const { openStore = () => openSqliteStore({ dataDir }) } = options;
  checkUnits(units ?? [], warn);
  const clients = new Clients(trustedProxies);
  const store = await openStore();
  try {
    const catalogue = new Catalogue(store, { limit: options.variants, full: fullTo(warn) });
    const folder = new KeyFolder(dataDir);
    const keys = new KeyRing(() => folder.list());
    const tickets = await ticketKeysIn(options.tickets ?? join(dataDir, ticketFolder), warn);
    const parts = { store, catalogue, keys, tickets };
    const source = sourceOf(options.questionnaires ?? []);
    await registerAll(parts, await source(), warn);
    const learn = learner(parts, source, warn);
    const held = new HeldAnswers({ ...parts, learn, tell: teller(warn), report: console.error });
    await held.check();
    const signer = receipts ? await signerIn(folder) : undefined;
    const app = createApp({
      ...{ ...parts, held, signer, units, origins },
      ...{ rate, addressRate, unitRate },
    });
    const listening = await listen(app, { port, host }, clients);
    const watching = repeat(heldEvery, () => held.check());
    return {
      url: listening.url,
      close: async () => {
        await listening.close();
        await watching.stop();
        await held.idle();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

const sourceOf = (
  questionnaires: readonly Questionnaire[] | QuestionnaireSource,
): QuestionnaireSource =>
  typeof questionnaires === 'function' ? questionnaires : () => Promise.resolve(questionnaires);

function checkUnits(units: readonly UnitAccess[], warn: Warn): void {
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

const fullTo =
  (warn: Warn) =>
  (unit: string): void =>
    warn(
      `Unit ${unit} has brought as many variants of questionnaires as it may; answers to further ones wait. Register them (--questionnaires), or raise --variants.`,
    );

const signerIn = async (folder: KeyFolder): Promise<ReceiptSigner> =>
  signerOf(await folder.current('sig', systemEnvironment.now()));
