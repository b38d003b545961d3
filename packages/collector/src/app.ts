import { routes } from '@skm-survey/protocol';
import { openapi } from '@skm-survey/protocol/openapi';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { HTTPException } from 'hono/http-exception';
import { Access, type AccessRules } from './access/access.ts';
import { SendingLimits, type Rates } from './access/limits.ts';
import { Catalogue } from './catalogue.ts';
import { HeldAnswers } from './held.ts';
import { emptyRing, type KeyRing } from './keys/ring.ts';
import type { ReceiptSigner } from './receipts/signer.ts';
import { systemEnvironment, type Environment } from './environment.ts';
import { problemReply } from './http/problem.ts';
import { problemPage } from './pages/problem.ts';
import { postAnswers } from './routes/answers.ts';
import { getCompleteness } from './routes/completeness.ts';
import type { Services } from './routes/context.ts';
import { getKeys } from './routes/keys.ts';
import { getHealth } from './routes/health.ts';
import { getQuestionnaire } from './routes/questionnaires.ts';
import { getResults } from './routes/results.ts';
import type { AnswerStore } from './store/port.ts';
import type { TicketKeys } from './tickets/ticket-keys.ts';
import { defaultTotalsAge, TotalsReader } from './totals.ts';

/** How a collector is put together. */
export interface AppOptions extends AccessRules, Rates {
  readonly store: AnswerStore;
  /** Default: a new one on the store. Hand in the one that questionnaires are registered with. */
  readonly catalogue?: Catalogue;
  readonly environment?: Environment;
  /** Milliseconds that the totals of a unit's completeness are kept before they are read again; default 5000. */
  readonly totalsAge?: number;
  /** Private keys that open sealed answers; default none, and sealed answers are held. */
  readonly keys?: KeyRing;
  /** Checks the one-time tickets of queue systems; default none, and no answer is verified. */
  readonly tickets?: TicketKeys | undefined;
  /** Signs a receipt for every batch of a named device, and for every other that asks; default none. */
  readonly signer?: ReceiptSigner | undefined;
  /**
   * Counts held answers when what they wait for is here; default a new one. Hand in your own to call its `check` when a key or a
   * definition has come, or every now and then.
   */
  readonly held?: HeldAnswers;
  /** Told of every fault that is ours; default `console.error`. */
  readonly report?: (error: unknown) => void;
}

/**
 * The collector as a web-standard application: `app.fetch(request)` on any server, `app.request(path)` in a test or as the `fetch` of
 * a client on the same page. A server that knows where a request comes from says so in a second argument, a `Connection`. Imports nothing of Node. The wire is described at `/openapi.json`.
 * Every fault of a request is a problem document; nothing about who sent a request is stored or logged.
 */
export function createApp(options: AppOptions): Hono {
  const services = servicesOf(options);
  const app = new Hono();
  app.use(privateReplies);
  app.use(crossOrigin(services.access));
  app.post(routes.answers, (context) => postAnswers(context, services));
  app.get(`/v1/units/:unit/results`, (context) => getResults(context, services));
  app.get(`/v1/units/:unit/completeness`, (context) => getCompleteness(context, services));
  app.get(`/v1/questionnaires/:id`, (context) => getQuestionnaire(context, services));
  app.get(routes.keys, (context) => getKeys(context, services));
  app.get(routes.health, (context) => getHealth(context, services));
  app.get(routes.openapi, (context) => context.json(openapi));
  app.get('/problems/:code', (context) => problemPage(context, context.req.param('code')));
  for (const { path } of [...app.routes]) {
    if (path !== '/*') app.all(path, (context) => problemReply(context, 'method-not-allowed'));
  }
  app.notFound((context) => problemReply(context, 'not-found'));
  app.onError((error, context) => failure(error, context, services));
  return app;
}

function servicesOf(options: AppOptions): Services {
  const {
    store,
    environment = systemEnvironment,
    totalsAge = defaultTotalsAge,
    report = console.error,
    keys = emptyRing(),
    tickets,
    signer,
    catalogue = new Catalogue(store),
  } = options;
  return {
    store,
    environment,
    keys,
    tickets,
    signer,
    catalogue,
    held: options.held ?? new HeldAnswers({ store, catalogue, keys, tickets, report }),
    access: new Access(options),
    limits: new SendingLimits(options, environment),
    totals: new TotalsReader(store, environment, totalsAge),
    report,
  };
}

/** Nothing is kept by caches in between, nothing is sniffed. */
const privateReplies: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('cache-control', 'no-store');
  context.header('x-content-type-options', 'nosniff');
};

/** A day: the largest that any engine takes (Fetch standard; Chromium cuts it to two hours). */
const preflightAge = 86_400;

/** Results are for everyone to read; answers may be sent from the allowed origins. Never with credentials. */
function crossOrigin(access: Access): MiddlewareHandler {
  return cors({
    origin: (origin, context) =>
      context.req.path !== routes.answers || access.allowsOrigin(origin) ? origin || '*' : null,
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['content-type', 'content-encoding', 'authorization'],
    exposeHeaders: ['retry-after', 'date'],
    maxAge: preflightAge,
  });
}

function failure(error: Error, context: Context, { report }: Services): Response {
  if (error instanceof HTTPException) return problemReply(context, 'not-found');
  report(error);
  return problemReply(context, 'internal');
}
