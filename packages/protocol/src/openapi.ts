import * as z from 'zod/mini';
import { Questionnaire } from '@skm-survey/questionnaire';
import { Answer } from './answer.ts';
import { Batch, BatchItem, BatchReply, ItemResult } from './batch.ts';
import { Completeness } from './completeness.ts';
import { Health } from './health.ts';
import { KeyList, PublicKey } from './keys.ts';
import { limits } from './limits.ts';
import { Problem, problemType, problems, type ProblemCode } from './problem.ts';
import { CompletenessQuery, QuestionnaireQuery, ResultsQuery } from './query.ts';
import { Receipt, ReceiptPayload } from './receipt.ts';
import { Results } from './results.ts';
import { routes } from './routes.ts';

/** Not in the main entry: the schema writer of zod and all the questionnaire's schemas would come into every page. */

const named = {
  Answer,
  Batch,
  BatchItem,
  BatchReply,
  Completeness,
  Health,
  ItemResult,
  KeyList,
  Problem,
  PublicKey,
  Questionnaire,
  Receipt,
  ReceiptPayload,
  Results,
};
type Name = keyof typeof named;

type Json = Readonly<Record<string, unknown>>;

function componentSchemas(): Record<string, Json> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  // These texts have a content of their own, which only JSON Schema can say.
  registry.add(BatchItem.shape.body, { id: 'AnswerText' });
  registry.add(BatchReply.shape.receipt, { id: 'ReplyReceipt' });
  registry.add(Receipt.shape.payload, { id: 'ReceiptText' });
  const { schemas } = z.toJSONSchema(registry, {
    // What a sender has to write; a reader ignores members that it does not know.
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
  });
  const plain = Object.entries(schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [
    name,
    { ...schema, ...contents[name] },
  ]);
  return Object.fromEntries(plain) as Record<string, Json>;
}

const contents: Readonly<Record<string, Json>> = {
  AnswerText: {
    description:
      'JSON of an `Answer`, or base64 when `enc` is there. `sha256` is over its UTF-8 bytes.',
    contentMediaType: 'application/json',
    contentSchema: { $ref: '#/components/schemas/Answer' },
  },
  ReplyReceipt: {
    description:
      'Where the collector signs receipts. A device passes over one that it cannot read.',
    $ref: '#/components/schemas/Receipt',
  },
  ReceiptText: {
    description: 'JSON of a `ReceiptPayload`, byte for byte what `signature` is over.',
    contentMediaType: 'application/json',
    contentSchema: { $ref: '#/components/schemas/ReceiptPayload' },
  },
};

const ref = (name: Name): Json => ({ $ref: `#/components/schemas/${name}` });

const reply = (description: string, name: Name): Json => ({
  description,
  content: { 'application/json': { schema: ref(name) } },
});

/** The replies of these problems, one a status. */
function problemReplies(...codes: readonly ProblemCode[]): Record<string, Json> {
  const statuses = [...new Set(codes.map((code) => problems[code].status))];
  return Object.fromEntries(
    statuses.map((status) => {
      const own = codes.filter((code) => problems[code].status === status);
      const description = own.map((code) => `\`${code}\`: ${problems[code].title}`).join(' ');
      const headers = [429, 503].includes(status) ? { headers: retryAfter } : {};
      return [
        status,
        { description, ...headers, content: { [problemType]: { schema: ref('Problem') } } },
      ];
    }),
  );
}

const retryAfter = {
  'Retry-After': { description: 'Seconds to wait at least.', schema: { type: 'integer' } },
};

const pathParameter = (name: string, description: string): Json => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
});

type QuerySchema = typeof ResultsQuery | typeof CompletenessQuery | typeof QuestionnaireQuery;

function queryParameters(schema: QuerySchema, described: Readonly<Record<string, string>>): Json[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: 'query',
    required: false,
    description: described[name] ?? '',
    schema: property,
  }));
}

/** A path of `routes` with its parameter left open. */
const template = (path: (value: string) => string, parameter: string): string =>
  path('PARAMETER').replace('PARAMETER', `{${parameter}}`);

const answersPath = {
  post: {
    operationId: 'postAnswers',
    tags: ['Answers'],
    summary: 'Hand in a batch of answers',
    description:
      'Answered only after a durable commit, with one result for every item. The same batch may be sent any number of times: it is stored and counted once. ' +
      'A batch without items is a sign of life of its device.',
    security: [{ unitKey: [] }, {}],
    requestBody: {
      required: true,
      description: 'At most 60,000 bytes and 50 items; `Content-Encoding: gzip` is understood.',
      content: { 'application/json': { schema: ref('Batch') } },
    },
    responses: {
      200: reply('What became of every item.', 'BatchReply'),
      ...problemReplies(
        'malformed-json',
        'wrong-key',
        'origin-not-allowed',
        'unknown-unit',
        'too-large',
        'unsupported-media-type',
        'invalid-batch',
        'too-many-requests',
        'internal',
        'store-unavailable',
      ),
    },
  },
};

const resultsPath = {
  get: {
    operationId: 'getResults',
    tags: ['Results'],
    summary: 'The index of a unit, and how it was computed',
    security: [],
    parameters: [
      pathParameter('unit', 'The unit.'),
      ...queryParameters(ResultsQuery, {
        from: 'First day of the period, inclusive. A day is that on which the answer was given, where it was given.',
        to: 'Last day of the period, inclusive.',
        service: 'Only this service.',
        weight: 'Printed weight of an unsur. Default `exact`, 1/N.',
        'round-nrr': 'Round each NRR to so many decimals before it is weighted.',
        'round-weighted': 'Round each weighted NRR to so many decimals before they are summed.',
      }),
    ],
    responses: {
      200: reply(
        'The figures of the period; `value` is null when there are no data yet.',
        'Results',
      ),
      ...problemReplies('invalid-query', 'unknown-unit', 'internal'),
    },
  },
};

const completenessPath = {
  get: {
    operationId: 'getCompleteness',
    tags: ['Results'],
    summary: 'What devices announced against what was received',
    description:
      'Every number that a device has given out and spoken of is accepted, rejected, erased, declared lost, pending or unknown. The totals are over all streams; the streams come page by page, each named by a fingerprint.',
    security: [],
    parameters: [
      pathParameter('unit', 'The unit.'),
      ...queryParameters(CompletenessQuery, {
        after: '`next` of the reply before.',
        limit: `Streams of one reply, default 100. A number above ${limits.streams} gets ${limits.streams}.`,
        streams:
          'Which are told of: `open` (default), those with missing or lost numbers or clones, and those of named devices that have not ended; or `all`.',
        'silent-after':
          'Minutes of silence after which a named device is called silent. Default 60.',
      }),
    ],
    responses: {
      200: reply('The figures of the unit and of its streams.', 'Completeness'),
      ...problemReplies('invalid-query', 'unknown-unit', 'internal'),
    },
  },
};

const questionnairePath = {
  get: {
    operationId: 'getQuestionnaire',
    tags: ['Questionnaires'],
    summary: 'A questionnaire',
    security: [],
    parameters: [
      pathParameter('id', 'Id of the questionnaire.'),
      ...queryParameters(QuestionnaireQuery, { revision: 'Default: the newest known.' }),
    ],
    responses: {
      200: reply('The definition.', 'Questionnaire'),
      ...problemReplies('unknown-questionnaire', 'internal'),
    },
  },
};

const keysPath = {
  get: {
    operationId: 'getKeys',
    tags: ['Operation'],
    summary: 'The public keys of the collector',
    description:
      '`use` is `seal` for keys that answers may be sealed to, the newest first, and `sig` for keys that sign receipts, those of the past too.',
    security: [],
    responses: {
      200: reply('The keys; none is no fault.', 'KeyList'),
      ...problemReplies('internal'),
    },
  },
};

const healthPath = {
  get: {
    operationId: 'getHealth',
    tags: ['Operation'],
    summary: 'Whether the store can be read and flushes its commits',
    security: [],
    responses: { 200: reply('It does.', 'Health'), ...problemReplies('store-unavailable') },
  },
};

const openapiPath = {
  get: {
    operationId: 'getOpenapi',
    tags: ['Operation'],
    summary: 'This document',
    security: [],
    responses: {
      200: {
        description: 'OpenAPI 3.1.',
        content: { 'application/json': { schema: { type: 'object' } } },
      },
      ...problemReplies('internal'),
    },
  },
};

const problemPath = {
  get: {
    operationId: 'getProblem',
    tags: ['Operation'],
    summary: 'What a problem type means',
    security: [],
    parameters: [pathParameter('code', 'Code of the problem or rejection.')],
    responses: {
      200: {
        description: 'A sentence.',
        content: { 'text/plain': { schema: { type: 'string' } } },
      },
      ...problemReplies('not-found'),
    },
  },
};

/** The OpenAPI 3.1 document of the collector, made from the schemas that both sides parse with. Plain JSON. */
export const openapi = {
  openapi: '3.1.1',
  info: {
    title: 'SKM collector',
    version: '1',
    description:
      'Accepts the answers of the Survei Kepuasan Masyarakat exactly once, and serves the index. Saying the same thing twice is always safe.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '/', description: 'The collector that serves this document.' }],
  tags: [
    { name: 'Answers', description: 'From devices.' },
    { name: 'Results', description: 'For everyone.' },
    { name: 'Questionnaires', description: 'What is asked.' },
    { name: 'Operation', description: 'For the operator.' },
  ],
  paths: {
    [routes.answers]: answersPath,
    [template(routes.results, 'unit')]: resultsPath,
    [template(routes.completeness, 'unit')]: completenessPath,
    [template(routes.questionnaire, 'id')]: questionnairePath,
    [routes.keys]: keysPath,
    [template(routes.problem, 'code')]: problemPath,
    [routes.health]: healthPath,
    [routes.openapi]: openapiPath,
  },
  components: {
    schemas: componentSchemas(),
    securitySchemes: {
      unitKey: {
        type: 'http',
        scheme: 'bearer',
        description: 'Publishable, write-only key of a unit. Only where the operator has set one.',
      },
    },
  },
} as const;
