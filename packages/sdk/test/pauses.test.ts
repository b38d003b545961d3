import type { Batch } from '@skm-survey/protocol';
import type { Status } from '@skm-survey/sdk';
import { expect } from 'chai';
import { offline } from './support/faults.ts';
import { problem } from './support/response.ts';
import { heard } from './support/rig.ts';
import { submission } from './support/submissions.ts';
import { Wire } from './support/wire.ts';

/** Lets go of whoever waits at it. */
function gate(): { open: () => void; passed: Promise<null> } {
  let open = (): void => undefined;
  const passed = new Promise<null>((resolve) => (open = () => resolve(null)));
  return { open, passed };
}

/** A wire on which requests hang until its gate is opened, where `at` says so. */
function hanging(at: (batch: Batch) => boolean): { wire: Wire; open: () => Promise<void> } {
  const wire = new Wire();
  const { open, passed } = gate();
  const { fetch } = wire;
  Object.assign(wire, {
    fetch: async (url: string, init: RequestInit) => {
      const response = await fetch(url, init);
      if (at(wire.sent.at(-1)!.batch)) await passed;
      return response;
    },
  });
  return {
    wire,
    open: async () => {
      open();
      await wire.rig.machine.advance(0);
    },
  };
}

const triesOf = (wire: Wire): number[] => wire.sent.map(({ at }) => at);

/** A wire and a client that has been offline for an hour, with the dice at one half and pauses of 7.5 minutes. */
async function longOffline(): Promise<{ wire: Wire; client: ReturnType<Wire['rig']['client']> }> {
  const wire = new Wire();
  wire.answer = () => offline.fetch();
  const client = wire.rig.client({}, wire);
  await client.submit(submission());
  await wire.rig.machine.advance(3_600_000);
  wire.sent.length = 0;
  return { wire, client };
}

describe('a wake-up', () => {
  it('of all devices at once does not bring them all back at once', async () => {
    for (const reason of ['online', 'visible', 'pageshow', 'record'] as const) {
      const { wire, client } = await longOffline();
      const { machine } = wire.rig;
      const { mono } = machine;
      if (reason === 'record') await client.submit(submission());
      else await machine.tell(reason);
      await machine.advance(2_000);
      expect(triesOf(wire)[0], reason).to.equal(mono + 500);
    }
  });

  it('is not awaited by what is left from an earlier page, but spread', async () => {
    const wire = new Wire();
    const before = wire.rig.client({}, offline);
    await before.submit(submission());
    before.close();
    wire.rig.client({}, wire);
    await wire.rig.machine.advance(60_000);
    expect(triesOf(wire)).to.deep.equal([500]);
  });

  it('while all is well keeps a second between two passes', async () => {
    const wire = new Wire();
    const client = wire.rig.client({}, wire);
    await client.submit(submission('a'));
    await wire.rig.machine.advance(300);
    await client.submit(submission('b'));
    await client.submit(submission('c'));
    await wire.rig.machine.advance(5_000);
    const [, ...later] = wire.sent.filter(({ batch }) => batch.items.length);
    expect(later.map(({ at, batch }) => [at, batch.items.length])).to.deep.equal([[1_000, 2]]);
  });

  it('by an answer that comes while the last of a pass is under way is followed at once', async () => {
    const { wire, open } = hanging(({ closed }) => closed);
    const client = wire.rig.client({}, wire);
    await client.submit(submission('a'));
    await wire.rig.machine.advance(0);
    expect(wire.sent.at(-1)?.batch.closed).to.equal(true);
    await client.submit(submission('b'));
    await wire.rig.machine.advance(10);
    await open();
    expect(wire.rig.collector.answers.size).to.equal(2);
    expect(triesOf(wire)).to.deep.equal([0, 10]);
  });

  it('during a pass that fails waits for its turn like all else', async () => {
    const { wire, open } = hanging(() => true);
    wire.answer = () => problem(503);
    const client = wire.rig.client({}, wire);
    await client.submit(submission('a'));
    await wire.rig.machine.advance(0);
    await client.submit(submission('b'));
    await open();
    expect(triesOf(wire)).to.deep.equal([0]);
    await wire.rig.machine.advance(1_000);
    expect(triesOf(wire)).to.deep.equal([0, 1_000]);
  });
});

describe('a page that has nothing to do', () => {
  it('sets no timer', async () => {
    const wire = new Wire();
    const client = wire.rig.client({}, wire);
    await client.submit(submission());
    await wire.rig.machine.advance(60_000);
    expect(await client.status()).to.include({ delivery: 'idle', pending: 0 });
    expect(wire.rig.machine.alarms).to.deep.equal([]);
  });
});

describe('a machine that sleeps', () => {
  it('is noticed by more than half a minute that its monotonic clock has missed', async () => {
    for (const [slept, tried] of [
      [30_000, false],
      [30_001, true],
      [10 * 60_000, true],
    ] as const) {
      const { wire } = await longOffline();
      const { machine } = wire.rig;
      // Just after a try, the next piece of the pause has begun.
      await machine.advance(Math.max(0, (machine.alarms[0] ?? 0) - machine.mono));
      const due = machine.alarms[0]!;
      const before = wire.sent.length;
      machine.wall += slept;
      await machine.advance(due - machine.mono + 499);
      expect(wire.sent).to.have.length(before);
      await machine.advance(1);
      expect(triesOf(wire).slice(before), `${slept} ms`).to.deep.equal(tried ? [due + 500] : []);
    }
  });

  it('is not late for what was due', async () => {
    const wire = new Wire();
    wire.answer = () => offline.fetch();
    const client = wire.rig.client({}, wire);
    await client.submit(submission());
    await wire.rig.machine.advance(0);
    wire.rig.machine.wall += 3_600_000;
    await wire.rig.machine.advance(1_000);
    expect(triesOf(wire)).to.deep.equal([0, 1_000]);
  });
});

describe('a page that another is ahead of', () => {
  it('asks ten times in three seconds, and then again after as long', async () => {
    const wire = new Wire();
    const asked: number[] = [];
    const tryLock = (): Promise<boolean> => {
      asked.push(wire.rig.machine.mono);
      return Promise.resolve(false);
    };
    const client = wire.rig.client({}, { fetch: wire.fetch, tryLock });
    await client.submit(submission());
    await wire.rig.machine.advance(6_600);
    const eleven = Array.from({ length: 11 }, (_, i) => i * 300);
    expect(asked).to.deep.equal([...eleven, 6_000, 6_300, 6_600]);
    expect(wire.sent).to.deep.equal([]);
  });
});

describe('Retry-After', () => {
  it('is kept to after a try by hand has met no network', async () => {
    const wire = new Wire();
    wire.answer = () => problem(429, { 'retry-after': '1000' });
    const client = wire.rig.client({}, wire);
    await client.submit(submission());
    await wire.rig.machine.advance(0);
    wire.answer = () => offline.fetch();
    await client.flush();
    expect(triesOf(wire)).to.deep.equal([0, 0]);
    await wire.rig.machine.advance(1_029_999);
    expect(wire.sent).to.have.length(2);
    await wire.rig.machine.advance(1);
    expect(triesOf(wire)).to.deep.equal([0, 0, 1_030_000]);
  });
});

describe('what a client shows', () => {
  it('is that it sends, while it does', async () => {
    const { wire, open } = hanging(() => true);
    const client = wire.rig.client({}, wire);
    const events = heard(client, 'skm-status') as (Event & { status: Status })[];
    await client.submit(submission());
    await wire.rig.machine.advance(0);
    // Nobody has asked: `status` itself would show a change.
    expect(events.map(({ status }) => status.delivery)).to.include('sending');
    expect((await client.status()).delivery).to.equal('sending');
    await open();
    expect(events.at(-1)?.status).to.include({ delivery: 'idle', pending: 0 });
  });

  it('changes with a setback, without being asked', async () => {
    const wire = new Wire();
    wire.answer = () => problem(503);
    const client = wire.rig.client({}, wire);
    const problems = heard(client, 'skm-problem');
    await client.submit(submission());
    await wire.rig.machine.advance(0);
    expect(problems).to.have.length(1);
    expect(problems[0]).to.include({ code: 'collector-unreachable', detail: '503 no' });
  });
});

describe('a client that is closed', () => {
  it('in the middle of a pass sends no other batch', async () => {
    const { wire, open } = hanging(() => true);
    const before = wire.rig.client({}, offline);
    for (let i = 0; i < 120; i++) await before.submit(submission());
    before.close();
    const client = wire.rig.client({}, wire);
    await wire.rig.machine.advance(1_000);
    expect(wire.sent).to.have.length(1);
    client.close();
    await open();
    await wire.rig.machine.advance(60_000);
    expect(wire.sent).to.have.length(1);
    expect(wire.rig.machine.alarms).to.deep.equal([]);
  });

  it('while its last try fails sets no timer for another', async () => {
    const { wire, open } = hanging(() => true);
    wire.answer = () => problem(503);
    const client = wire.rig.client({}, wire);
    await client.submit(submission());
    await wire.rig.machine.advance(0);
    client.close();
    await open();
    expect(triesOf(wire)).to.deep.equal([0]);
    expect(wire.rig.machine.alarms).to.deep.equal([]);
  });
});

describe('a bug', () => {
  it('is seen on the console, and does not stop delivery', async () => {
    const wire = new Wire();
    const bug = new RangeError('a bug');
    const thrown: unknown[] = [];
    let broken = true;
    const persisted = (): Promise<boolean> =>
      broken ? Promise.reject(bug) : Promise.resolve(true);
    const later = globalThis.queueMicrotask;
    // What is thrown in a microtask of its own would fail this very test.
    globalThis.queueMicrotask = (run) => {
      try {
        run();
      } catch (error) {
        thrown.push(error);
      }
    };
    try {
      const client = wire.rig.client({ device: 'kiosk-1' }, { fetch: wire.fetch, persisted });
      await client.submit(submission());
      await wire.rig.machine.advance(0);
      expect(thrown).to.deep.equal([bug]);
      broken = false;
      await wire.rig.machine.advance(1_000);
      expect(wire.rig.collector.answers.size).to.equal(1);
    } finally {
      globalThis.queueMicrotask = later;
    }
  });
});
