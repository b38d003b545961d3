import { limits } from '@skm-survey/protocol';
import type { Environment } from '@skm-survey/sdk';
import { expect } from 'chai';
import { offline } from './support/faults.ts';
import { problem, respond } from './support/response.ts';
import { heard, Rig } from './support/rig.ts';
import { submission } from './support/submissions.ts';

describe('quarantine', () => {
  const rejected = (rig: Rig): void => {
    rig.collector.verdict = (id, body) =>
      body.includes('bad')
        ? { id, status: 'rejected', reason: { type: '/problems/x', detail: 'no' } }
        : null;
  };

  it('keeps what was rejected, while the rest flows', async () => {
    const rig = new Rig();
    rejected(rig);
    const client = rig.client();
    const events = heard(client, 'skm-quarantined');
    const { id } = await client.submit(submission('bad'));
    await client.submit(submission('good'));
    expect(await client.flush()).to.deep.equal({
      accepted: 1,
      duplicate: 0,
      quarantined: 1,
      pending: 0,
    });
    expect(events[0]).to.deep.include({
      id,
      reason: { code: 'answer-rejected', detail: '/problems/x: no' },
    });
    expect(await client.quarantine.list()).to.have.length(1);
  });

  it('sends again what a person lets go', async () => {
    const rig = new Rig();
    rejected(rig);
    const client = rig.client();
    const { id } = await client.submit(submission('bad'));
    await client.flush();
    rig.collector.verdict = () => null;
    expect(await client.quarantine.retry()).to.equal(1);
    await client.flush();
    expect([...rig.collector.answers.keys()]).to.deep.equal([id]);
    expect(await client.status()).to.include({ pending: 0, quarantined: 0 });
  });

  it('erases for ever what a person erases', async () => {
    const rig = new Rig();
    rejected(rig);
    const client = rig.client();
    const { id } = await client.submit(submission('bad'));
    await client.flush();
    expect(await client.quarantine.erase([id, 'unknown'])).to.equal(1);
    expect(rig.keys('x/')).to.deep.equal([]);
    expect((await client.status()).quarantined).to.equal(0);
  });

  it('does not keep what was erased at the collector', async () => {
    const rig = new Rig();
    rig.collector.verdict = (id) => ({
      id,
      status: 'rejected',
      reason: { type: '/problems/erased', detail: '' },
    });
    const client = rig.client();
    const events = heard(client, 'skm-erased');
    await client.submit(submission());
    await client.flush();
    expect(events).to.have.length(1);
    expect(await client.status()).to.include({ pending: 0, quarantined: 0 });
  });
});

describe('poison', () => {
  /** A network that is down at first, and then a collector that chokes on one word. */
  const choking = (rig: Rig, status: number): { open: boolean; fetch: Environment['fetch'] } => {
    const way = {
      open: false,
      fetch: (url: string, init: RequestInit): Promise<Response> => {
        if (!way.open) return offline.fetch();
        if (JSON.stringify(init.body).includes('poison')) return Promise.resolve(problem(status));
        return rig.collector.fetch(url, init);
      },
    };
    return way;
  };

  for (const [status, code] of [
    [422, 'answer-rejected'],
    [400, 'answer-rejected'],
    [413, 'answer-too-large'],
  ] as const) {
    it(`is found alone among fifty by ${status}`, async () => {
      const rig = new Rig();
      const way = choking(rig, status);
      const client = rig.client({}, way);
      for (let i = 0; i < limits.batchItems; i++)
        await client.submit(submission(i === 17 ? 'poison' : 'good'));
      way.open = true;
      const report = await client.flush();
      expect(report).to.include({ quarantined: 1, pending: 0 });
      expect(rig.collector.answers.size).to.equal(limits.batchItems - 1);
      const [aside] = await client.quarantine.list();
      expect(aside).to.include({ seq: 18 });
      expect(aside?.reason.code).to.equal(code);
    });
  }

  it('is nobody when the collector refuses even an empty batch', async () => {
    const rig = new Rig();
    const client = rig.client({}, { fetch: () => Promise.resolve(problem(422)) });
    await client.submit(submission());
    expect(await client.flush()).to.include({ quarantined: 0, pending: 1 });
    expect((await client.status()).delivery).to.equal('misconfigured');
  });

  it('is nobody when a proxy says 413 to a single answer', async () => {
    const rig = new Rig();
    const client = rig.client({}, { fetch: () => Promise.resolve(respond('', { status: 413 })) });
    await client.submit(submission());
    expect(await client.flush()).to.include({ quarantined: 0, pending: 1 });
  });
});
