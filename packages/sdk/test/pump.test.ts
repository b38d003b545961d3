import { expect } from 'chai';
import { offline } from './support/faults.ts';
import { portal, problem } from './support/response.ts';
import { heard, Rig } from './support/rig.ts';
import { submission } from './support/submissions.ts';

/** A network that counts the tries on it, and fails until it is opened. */
class Line {
  readonly rig = new Rig();
  tries: number[] = [];
  open = false;
  answer: () => Response | Promise<Response> = () => offline.fetch();

  readonly client = this.rig.client(
    {},
    {
      fetch: async (url, init) => {
        if (init.mode === 'no-cors') return offline.fetch();
        this.tries.push(this.rig.machine.mono);
        return this.open ? this.rig.collector.fetch(url, init) : this.answer();
      },
    },
  );
}

describe('the pump', () => {
  it('tries a new answer at once, and again with growing pauses', async () => {
    const { client, rig, tries } = new Line();
    await client.submit(submission());
    await rig.machine.advance(60_000);
    // Half of 2, 4, 8, 16, 32 seconds: full jitter with the dice at one half.
    expect(tries).to.deep.equal([0, 1_000, 3_000, 7_000, 15_000, 31_000]);
  });

  it('never waits longer than a quarter of an hour, a kiosk five minutes', async () => {
    const line = new Line();
    line.rig.machine.dice = () => 0.999;
    await line.client.submit(submission());
    await line.rig.machine.advance(24 * 3_600_000);
    const pauses = line.tries.map((at, i) => at - (line.tries[i - 1] ?? 0));
    expect(Math.max(...pauses)).to.be.within(890_000, 900_000);
    expect(line.tries.length).to.be.lessThan(120);
  });

  for (const reason of ['online', 'visible', 'pageshow'] as const) {
    it(`tries within a second of ${reason}`, async () => {
      const line = new Line();
      await line.client.submit(submission());
      await line.rig.machine.advance(3_600_000);
      line.open = true;
      const before = line.rig.machine.mono;
      await line.rig.machine.tell(reason);
      await line.rig.machine.advance(1_000);
      expect(line.tries.at(-1)).to.be.within(before, before + 1_000);
      expect(await line.client.status()).to.include({ pending: 0, delivery: 'idle' });
    });
  }

  it('tries at most once a second however often it is woken', async () => {
    const { client, rig, tries } = new Line();
    await client.submit(submission());
    for (let i = 0; i < 100; i++) {
      await rig.machine.tell('online');
      await rig.machine.advance(100);
    }
    expect(tries.length).to.be.within(2, 11);
  });

  it('keeps to Retry-After whatever wakes it', async () => {
    const line = new Line();
    line.answer = () => problem(429, { 'retry-after': '100' });
    await line.client.submit(submission());
    await line.rig.machine.advance(0);
    await line.rig.machine.tell('online');
    await line.client.submit(submission());
    await line.rig.machine.advance(99_999);
    expect(line.tries).to.deep.equal([0]);
    await line.rig.machine.advance(60_000);
    expect(line.tries[1]).to.equal(130_000);
  });

  it('comes back at its turn from a 429 however often, and later than a 503 asks', async () => {
    for (const [status, exactly] of [
      [429, true],
      [503, false],
    ] as const) {
      const line = new Line();
      line.answer = () => problem(status, { 'retry-after': '10' });
      await line.client.submit(submission());
      await line.rig.machine.advance(10 * 60_000);
      const pauses = line.tries.slice(1).map((at, i) => at - (line.tries[i] ?? 0));
      expect(pauses.length).to.be.greaterThan(3);
      // Ten seconds, and half of ten by the dice.
      expect(pauses.every((pause) => pause === 15_000)).to.equal(exactly);
    }
  });

  it('forgets a Retry-After once the server takes batches again', async () => {
    const line = new Line();
    line.answer = () => problem(503, { 'retry-after': '315360000' });
    await line.client.submit(submission());
    await line.rig.machine.advance(0);
    line.open = true;
    await line.client.flush();
    line.open = false;
    await line.client.submit(submission());
    await line.rig.machine.advance(60_000);
    expect(line.tries.length).to.be.greaterThan(2);
  });

  it('goes slowly while a person must act, but goes', async () => {
    const line = new Line();
    line.answer = () => problem(403);
    const problems = heard(line.client, 'skm-problem');
    await line.client.submit(submission());
    await line.rig.machine.advance(3 * 3_600_000);
    expect(problems).to.have.length(1);
    expect(problems[0]).to.include({ code: 'collector-misconfigured' });
    const pauses = line.tries.slice(1).map((at, i) => at - (line.tries[i] ?? 0));
    expect(Math.min(...pauses)).to.be.at.least(900_000);
    expect(line.tries.length).to.be.greaterThan(5);
  });

  it('goes on soon after a captive portal, which it shows', async () => {
    const line = new Line();
    line.answer = () => portal();
    await line.client.submit(submission());
    await line.rig.machine.advance(10_000);
    expect(await line.client.status()).to.include({ delivery: 'misconfigured', pending: 1 });
    line.open = true;
    await line.rig.machine.advance(10_000);
    expect(await line.client.status()).to.include({ delivery: 'idle', pending: 0, problem: null });
  });

  it('notices that the machine has slept, and does not mind a clock set back by years', async () => {
    const line = new Line();
    line.rig.machine.dice = () => 0.999;
    await line.client.submit(submission());
    await line.rig.machine.advance(3_600_000);
    line.rig.machine.wall -= 3 * 365 * 24 * 3_600_000;
    line.open = true;
    await line.rig.machine.advance(900_000);
    expect((await line.client.status()).pending).to.equal(0);

    line.open = false;
    await line.client.submit(submission());
    await line.rig.machine.advance(3_600_000);
    line.open = true;
    line.rig.machine.wall += 14 * 3_600_000;
    await line.rig.machine.advance(31_000);
    expect((await line.client.status()).pending).to.equal(0);
  });

  it('lets a record rest that the collector asks to send later, and lets the others pass', async () => {
    const line = new Line();
    line.open = true;
    let busy = true;
    line.rig.collector.verdict = (id, body) =>
      busy && body.includes('later') ? { id, status: 'retry', after: 60 } : null;
    await line.client.submit(submission('later'));
    await line.client.submit(submission('now'));
    await line.rig.machine.advance(1_000);
    await line.client.flush();
    expect(await line.client.status()).to.include({ pending: 1 });
    expect(line.rig.collector.answers.size).to.equal(1);
    busy = false;
    await line.rig.machine.advance(10 * 60_000);
    expect(await line.client.status()).to.include({ pending: 0 });
  });

  it('is not held up by fifty records that rest for ever', async () => {
    const line = new Line();
    line.rig.collector.verdict = (id, body) =>
      body.includes('stuck') ? { id, status: 'retry', after: 1 } : null;
    for (let i = 0; i < 50; i++) await line.client.submit(submission('stuck'));
    const { id } = await line.client.submit(submission('free'));
    line.open = true;
    await line.rig.machine.advance(5 * 60_000);
    expect([...line.rig.collector.answers.keys()]).to.deep.equal([id]);
  });

  it('gives a sign of life each minute from a kiosk, and none from a visitor', async () => {
    const kiosk = new Rig();
    const client = kiosk.client({ device: 'kiosk-1' });
    await client.submit(submission());
    await kiosk.machine.advance(10 * 60_000);
    expect(kiosk.collector.batches.filter(({ items }) => !items.length).length).to.be.within(9, 11);

    const visitor = new Rig();
    await visitor.client().submit(submission());
    await visitor.machine.advance(10 * 60_000);
    expect(visitor.collector.batches).to.have.length(1);
  });

  it('leaves the sending to the page that is at it, and looks again later', async () => {
    const rig = new Rig();
    let held = true;
    const client = rig.client(
      {},
      {
        tryLock: async (_name, run) => {
          if (held) return false;
          await run();
          return true;
        },
      },
    );
    await client.submit(submission());
    await rig.machine.advance(60_000);
    expect(rig.collector.batches).to.have.length(0);
    held = false;
    await rig.machine.advance(10_000);
    expect(rig.collector.answers.size).to.equal(1);
  });
});

describe('the lease, where there are no locks', () => {
  it('lets one page send at a time, and ends by itself when that page is gone', async () => {
    const rig = new Rig();
    const hangs = rig.client({}, { tryLock: null, fetch: () => new Promise(() => undefined) });
    await hangs.submit(submission());
    await rig.machine.advance(1_000);
    const other = rig.client({}, { tryLock: null });
    await rig.machine.advance(10_000);
    expect(rig.collector.batches).to.have.length(0);
    await rig.machine.advance(30_000);
    expect(rig.collector.answers.size).to.equal(1);
    expect(rig.disk.get('meta')).not.to.have.property('lease');
    other.close();
    hangs.close();
  });

  it('is not believed when it ends in a future that no lease reaches', async () => {
    const rig = new Rig();
    const client = rig.client({}, { tryLock: null, ...offline });
    await client.submit(submission());
    await client.flush();
    client.close();
    const meta = rig.disk.get('meta') as object;
    rig.disk.set('meta', { ...meta, lease: { holder: 'gone', until: rig.machine.wall + 1e9 } });
    expect(await rig.client({}, { tryLock: null }).flush()).to.include({ accepted: 1 });
  });
});
