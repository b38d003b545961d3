import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type AnswerStore } from '@skm-survey/collector';
import { openSqliteStore } from '@skm-survey/collector/node';
import {
  BatchReply,
  Completeness,
  Health,
  KeyList,
  Problem,
  problemType,
  Results,
  routes,
} from '@skm-survey/protocol';
import { openapi } from '@skm-survey/protocol/openapi';
import { Questionnaire } from '@skm-survey/questionnaire';
import { expect } from 'chai';

interface Reader {
  safeParse(value: unknown): { success: boolean };
}

interface Visit {
  readonly path: string;
  readonly template: string;
  readonly status: number;
  readonly schema?: Reader;
  readonly post?: unknown;
}

const batch = {
  ...{ v: 1, batch: '00000000-0000-4000-8000-000000000001', unit: 'dinas', stream: 's', high: 1 },
  ...{ pending: 1, closed: false, sentAt: '2026-03-10T05:00:00Z', items: [] },
};

const visits: readonly Visit[] = [
  { path: routes.answers, template: routes.answers, status: 200, schema: BatchReply, post: batch },
  { path: routes.answers, template: routes.answers, status: 422, post: {} },
  { path: routes.answers, template: routes.answers, status: 404, post: { ...batch, unit: 'lain' } },
  {
    path: routes.results('dinas'),
    template: '/v1/units/{unit}/results',
    status: 200,
    schema: Results,
  },
  { path: routes.results('lain'), template: '/v1/units/{unit}/results', status: 404 },
  {
    path: `${routes.results('dinas')}?weight=1`,
    template: '/v1/units/{unit}/results',
    status: 400,
  },
  {
    path: routes.completeness('dinas'),
    template: '/v1/units/{unit}/completeness',
    status: 200,
    schema: Completeness,
  },
  {
    path: routes.questionnaire('skm-2017'),
    template: '/v1/questionnaires/{id}',
    status: 200,
    schema: Questionnaire,
  },
  { path: routes.questionnaire('lain'), template: '/v1/questionnaires/{id}', status: 404 },
  { path: routes.problem('too-large'), template: '/problems/{code}', status: 200 },
  { path: routes.problem('lain'), template: '/problems/{code}', status: 404 },
  { path: routes.keys, template: routes.keys, status: 200, schema: KeyList },
  { path: routes.health, template: routes.health, status: 200, schema: Health },
  { path: routes.openapi, template: routes.openapi, status: 200 },
];

interface Operation {
  readonly responses: Readonly<Record<string, { readonly content: object }>>;
}

const paths = openapi.paths as unknown as Readonly<
  Record<string, Readonly<Record<string, Operation>>>
>;

/** What the document says about a reply: the media types at this path, method and status. */
function described({ template, status, post }: Visit): string[] {
  const operation = paths[template]?.[post === undefined ? 'get' : 'post'];
  return Object.keys(operation?.responses[String(status)]?.content ?? {});
}

describe('the collector keeps to its OpenAPI document', () => {
  let store: AnswerStore;
  let folder: string;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'skm-openapi-'));
    store = await openSqliteStore({ dataDir: folder });
  });
  after(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const visit of visits) {
    it(`${visit.post === undefined ? 'GET' : 'POST'} ${visit.path}: ${visit.status}`, async () => {
      const app = createApp({ store, units: [{ id: 'dinas' }] });
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(visit.post),
      };
      const response = await app.request(visit.path, visit.post === undefined ? {} : init);
      expect(response.status).to.equal(visit.status);
      const type = response.headers.get('content-type')?.split(';')[0];
      expect(described(visit)).to.deep.equal([type]);
      const schema = type === problemType ? Problem : visit.schema;
      if (schema) expect(schema.safeParse(await response.json()).success).to.be.true;
    });
  }

  it('and visits every path of it', () => {
    const visited = new Set(visits.map(({ template }) => template));
    expect([...visited].sort()).to.deep.equal(Object.keys(openapi.paths).sort());
  });

  it('which it serves itself', async () => {
    const response = await createApp({ store }).request(routes.openapi);
    expect(await response.json()).to.deep.equal(JSON.parse(JSON.stringify(openapi)));
  });
});
