import { expect } from 'chai';
import { json, portal, problem, respond } from './support/response.ts';
import { submission } from './support/submissions.ts';
import { Wire } from './support/wire.ts';

/** A wire on which only batches with answers meet `full`, and those without `empty`. */
async function refused(
  full: () => Response,
  empty: () => Response | null,
): Promise<{ wire: Wire; client: ReturnType<Wire['rig']['client']> }> {
  const wire = new Wire();
  wire.answer = ({ items }) => (items.length ? full() : empty());
  const client = wire.rig.client({}, wire);
  await client.submit(submission());
  await wire.rig.machine.advance(0);
  return { wire, client };
}

const says = (status: number, detail: string): Response =>
  json(
    { type: '/problems/test', title: 'no', status, detail },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );

describe('an answer that is refused alone', () => {
  it('is set aside with the word of the collector, which is a contact', async () => {
    const { wire, client } = await refused(
      () => says(422, 'items.0: no'),
      () => null,
    );
    const [aside] = await client.quarantine.list();
    expect(aside?.reason).to.deep.equal({ code: 'answer-rejected', detail: '422 items.0: no' });
    expect(await client.status()).to.include({
      pending: 0,
      quarantined: 1,
      delivery: 'idle',
      lastContact: wire.rig.machine.wall,
    });
    const [first, control, ...rest] = wire.sent;
    expect(rest).to.deep.equal([]);
    expect(control).to.include({ keepalive: false });
    const { batch: _name, items: _items, ...heading } = first!.batch;
    expect(control?.batch).to.deep.include({ ...heading, items: [] });
    expect(control?.batch.batch).not.to.equal(first?.batch.batch);
  });

  const innocent: [string, () => Response, () => Response | null, object][] = [
    [
      'a proxy says 413 to it and the collector nothing',
      () => respond('', { status: 413 }),
      () => null,
      { code: 'collector-misconfigured', detail: '413' },
    ],
    [
      'the collector refuses a batch without it too',
      () => problem(422),
      () => says(422, 'sentAt: no'),
      { code: 'collector-misconfigured', detail: '422 sentAt: no' },
    ],
    [
      'a batch without it is too large too',
      () => problem(422),
      () => problem(413),
      { code: 'collector-misconfigured', detail: '413 no' },
    ],
    [
      'the collector has no time for a batch without it',
      () => problem(422),
      () => problem(503),
      { code: 'collector-unreachable', detail: '503 no' },
    ],
    [
      'somebody else answers a batch without it',
      () => problem(422),
      () => portal(),
      { code: 'collector-misconfigured', detail: '200 with content-type text/html' },
    ],
  ];
  for (const [name, full, empty, shown] of innocent) {
    it(`is kept when ${name}`, async () => {
      const { client, wire } = await refused(full, empty);
      const status = await client.status();
      expect(status).to.include({ pending: 1, quarantined: 0, lastContact: null });
      expect(status.problem).to.deep.equal(shown);
      expect(wire.rig.keys('r/')).to.have.length(1);
    });
  }
});
