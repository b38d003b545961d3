import { expect } from 'chai';
import type { Context, FaultCase } from '../harness/case.ts';
import { Herd } from '../harness/herd.ts';
import type { Member, Try } from '../harness/herd.ts';
import type { Random } from '../harness/random.ts';
import { realClock, VirtualTime } from '../harness/virtual-time.ts';
import { until } from '../harness/wait.ts';

const second = 1000;
const minute = 60 * second;
/** The longest pause of a visitor's browser, ms. */
const longestPause = 15 * minute;
/**
 * A stream has one request, and another one every twenty seconds: who has a second batch is refused. The unit takes
 * thirty a second: a thousand that come at once are refused, each with a later turn.
 */
const rates = {
  rate: { perSecond: 0.05, burst: 1 },
  unitRate: { perSecond: 30, burst: 60 },
};
/** ms: the longest wait that these limits ask for, and as much again by jitter. */
const longestRefusal = 2 * minute;

/** One in ten has filled several batches; most people answer once and go. */
const answersOf = (random: Random): number =>
  random.chance(0.1) ? random.int(60, 120) : random.int(1, 15);

/** Requests in each piece of time, from `start` on. */
function perPiece(tries: readonly Try[], start: number, piece: number): number[] {
  const counts: number[] = [];
  for (const { at } of tries) {
    const place = Math.floor((at - start) / piece);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return Array.from(counts, (count: number | undefined) => count ?? 0);
}

const peak = (counts: readonly number[]): number => Math.max(0, ...counts);
const mean = (counts: readonly number[]): number =>
  counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length);

function firstOfEach(tries: readonly Try[]): Try[] {
  const seen = new Set<Member>();
  return tries.filter(({ member }) => seen.size !== seen.add(member).size);
}

/** Every request was answered, or told when to come again, and nobody came before. */
function expectTold(tries: readonly Try[]): { refused: number; early: number } {
  const last = new Map<Member, Try>();
  let [refused, early] = [0, 0];
  for (const tried of tries) {
    const { status, retryAfter, member, at } = tried;
    const isTold = status === 200 || (status === 429 && /^[1-9]\d*$/.test(retryAfter ?? ''));
    expect(
      isTold,
      `${member.name} got ${String(status)}, Retry-After ${String(retryAfter)}`,
    ).to.equal(true);
    const before = last.get(member);
    if (status === 429) refused += 1;
    if (before?.status === 429 && at < before.at + Number(before.retryAfter) * second) early += 1;
    last.set(member, tried);
  }
  return { refused, early };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/**
 * All devices start in the same moment, with answers, and the collector is away for half an hour: by then all pauses are
 * at their longest, so a longer outage is no other. It comes back, and no device is told so.
 */
async function returnUnannounced(
  { note, random }: Context,
  herd: Herd,
  time: VirtualTime,
): Promise<void> {
  herd.isConnected = false;
  for (const member of herd.members) {
    for (let n = answersOf(random); n > 0; n -= 1) void herd.submit(member);
  }
  await time.pass(time.now() + 30 * minute);

  const back = time.now();
  herd.isConnected = true;
  const before = herd.tries.length;
  await time.pass(back + longestPause + 8 * longestRefusal, () => herd.isDrained);
  const tries = herd.tries.slice(before);
  const waits = herd.members.map(({ drainedAt }) => (drainedAt - back) / second);
  const starved = herd.members.filter((member) => !member.isDrained).map(({ name }) => name);
  expect(starved, 'clients that were not drained').to.deep.equal([]);

  const { refused, early } = expectTold(tries);
  const firsts = perPiece(firstOfEach(tries), back, second);
  const all = perPiece(tries, back, second);
  note(
    `${herd.members.length} clients after half an hour without the collector: first tries peak ${peak(firsts)}/s, mean ${mean(firsts).toFixed(1)}/s; all ${tries.length} requests peak ${peak(all)}/s, mean ${mean(all).toFixed(1)}/s`,
  );
  note(
    `${refused} requests were told when to come again, ${early} came before that; drained after median ${quantile(waits, 0.5).toFixed(0)} s, p99 ${quantile(waits, 0.99).toFixed(0)} s, last ${Math.max(...waits).toFixed(0)} s`,
  );
  expect(refused, 'refusals by the rate limit').to.be.greaterThan(0);
  expect(early, 'came before Retry-After was over').to.equal(0);
  // Without dice all of them would come in one second.
  expect(peak(firsts), 'first tries in one second').to.be.below(herd.members.length / 20);
}

/** The network of the whole agency is away for a minute: all browsers hear at the same moment that it is back. */
async function returnTogether(
  { note, random }: Context,
  herd: Herd,
  time: VirtualTime,
): Promise<void> {
  const piece = 100;
  herd.isConnected = false;
  for (const member of herd.members) {
    time.timer(random.next() * minute, () => void herd.submit(member));
  }
  await time.pass(time.now() + minute);

  const back = time.now();
  herd.isConnected = true;
  const before = herd.tries.length;
  herd.wake('online');
  await time.pass(back + longestPause, () => herd.isDrained);
  const waits = herd.members.map(({ drainedAt }) => (drainedAt - back) / second);
  expect(herd.isDrained, 'all drained').to.equal(true);
  const tries = herd.tries.slice(before);
  const { refused, early } = expectTold(tries);
  const firsts = perPiece(firstOfEach(tries), back, piece);
  const later = perPiece(
    tries.filter(({ at }) => at > back + 2 * second),
    back + 2 * second,
    second,
  );
  note(
    `all told at once that the network is back: first tries peak ${peak(firsts)} in a tenth of a second, mean ${mean(firsts).toFixed(1)}; ${refused} told when to come again, ${early} came before that; after two seconds peak ${peak(later)}/s; drained after median ${quantile(waits, 0.5).toFixed(0)} s, last ${Math.max(...waits).toFixed(0)} s`,
  );
  expect(early, 'came before Retry-After was over').to.equal(0);
  expect(peak(firsts), 'first tries in a tenth of a second').to.be.below(herd.members.length / 4);
  // As many again as the unit takes: those who were refused have got turns, not one time for all.
  expect(peak(later), 'requests in one second, after the rush').to.be.below(
    3 * rates.unitRate.perSecond,
  );
}

export const n5: FaultCase = {
  id: 'N5',
  title:
    'the collector, then the network is away; a thousand clients return: spread, told when, none starves',
  engines: ['chromium'],
  // Each round is a hundred clients more.
  rounds: { full: 10, ci: 1 },
  ci: ['chromium'],
  async run(context) {
    const { world, rounds, random } = context;
    const time = new VirtualTime();
    const herd = new Herd(world, time, random);
    const { collector } = world;
    await collector.stop();
    collector.rates = rates;
    await collector.start();
    herd.beforeRequest = (at) => collector.order({ order: 'clock', at });
    for (let n = 1; n <= rounds * 100; n += 1) herd.join(`n5-${n}`);

    world.wire.countFault('half an hour without the collector');
    await returnUnannounced(context, herd, time);
    // The streams have to be closed too, before the next outage.
    await time.pass(time.now() + 5 * minute);
    world.wire.countFault('a minute without the network, for all');
    await returnTogether(context, herd, time);
    for (const { client } of herd.members) client.close();
  },
};

/** The same moment for all, in real time: what the collector does when a thousand stand before it. */
export const n5Rush: FaultCase = {
  id: 'N5-rush',
  title: 'a thousand clients at the door in the same second, in real time: every request answered',
  engines: ['chromium'],
  rounds: { full: 10 },
  async run({ world, rounds, random, note }) {
    const herd = new Herd(world, realClock, random);
    for (let n = 1; n <= rounds * 100; n += 1) herd.join(`n5r-${n}`);
    herd.isConnected = false;
    world.wire.countFault('a thousand at once');
    for (const member of herd.members) {
      for (let n = random.int(1, 8); n > 0; n -= 1) await herd.submit(member);
    }
    herd.isConnected = true;
    const before = herd.tries.length;
    const back = realClock.now();
    herd.wake('online');
    await until('all to be drained', () => herd.isDrained, 120_000);
    const tries = herd.tries.slice(before);
    expectTold(tries);
    const times = tries.map(({ took }) => took);
    const counts = perPiece(tries, back, second);
    note(
      `${herd.members.length} clients at once: ${tries.length} requests, peak ${peak(counts)}/s; answered after median ${quantile(times, 0.5).toFixed(0)} ms, p99 ${quantile(times, 0.99).toFixed(0)} ms; all drained after ${((realClock.now() - back) / second).toFixed(1)} s`,
    );
    for (const { client } of herd.members) client.close();
  },
};
