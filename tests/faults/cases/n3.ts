import { expect } from 'chai';
import type { BatchReply } from '@skm-survey/protocol';
import type { FaultCase } from '../harness/case.ts';
import { captivePortal, gatewayStatus, jsonReply, rewriteJson } from '../harness/fault.ts';
import type { Fault } from '../harness/fault.ts';
import { forBatches } from '../harness/proxy.ts';

const foreign = 'ffffffff-ffff-4fff-8fff-ffffffffffff';
const gzipGarbage = { 'content-encoding': 'gzip', 'content-type': 'application/json' };

/** Replies that look like success and are not. The collector behind them has heard nothing, or something else. */
const lies: readonly Fault[] = [
  captivePortal,
  { kind: 'answer', name: '200 {}', reply: jsonReply(200, {}) },
  { kind: 'answer', name: '200 null', reply: jsonReply(200, null) },
  { kind: 'answer', name: '204', reply: { status: 204, headers: {}, body: Buffer.alloc(0) } },
  {
    kind: 'answer',
    name: 'gzip garbage',
    reply: { status: 200, headers: gzipGarbage, body: Buffer.from('this is not gzip') },
  },
  gatewayStatus(400),
  gatewayStatus(422),
  gatewayStatus(511),
  {
    kind: 'answer',
    name: 'redirect to a log-in page',
    reply: { status: 302, headers: { location: '/healthz' }, body: Buffer.alloc(0) },
  },
  { kind: 'truncate' },
  { kind: 'delay', milliseconds: 16_500 },
  rewriteJson('reply to another batch', (reply: BatchReply) => ({ ...reply, batch: foreign })),
  rewriteJson('results missing', (reply: BatchReply) => ({
    ...reply,
    results: reply.results.slice(1),
  })),
  rewriteJson('no results', ({ results: _results, ...reply }: BatchReply) => reply),
  rewriteJson('results of unknown ids', (reply: BatchReply) => ({
    ...reply,
    results: reply.results.map((result) => ({ ...result, id: foreign })),
  })),
  rewriteJson('a result too many', (reply: BatchReply) => ({
    ...reply,
    results: [...reply.results, { id: foreign, status: 'accepted' }],
  })),
  rewriteJson('unknown statuses', (reply: BatchReply) => ({
    ...reply,
    results: reply.results.map(({ id }) => ({ id, status: 'perhaps' })),
  })),
  rewriteJson('another version', (reply: BatchReply) => ({ ...reply, v: 2 })),
];

/** Lies under which the device may forget what truly was accepted. */
const partlyTrue = new Set(['a result too many', 'results missing']);

export const n3: FaultCase = {
  id: 'N3',
  title: 'captive portals, truncated, late, foreign and nonsensical replies delete nothing',
  engines: ['chromium', 'firefox', 'webkit'],
  rounds: { full: 2, ci: 1 },
  ci: ['chromium'],
  async run({ world, rounds, engine }) {
    const tab = await world.launchOne();
    const slow = (lie: Fault): boolean => lie.kind === 'delay';
    for (let round = 1; round <= rounds; round += 1) {
      // The late one needs its sixteen seconds; once is enough.
      for (const [number, lie] of lies.entries()) {
        if (slow(lie) && (round > 1 || rounds === 1)) continue;
        world.proxy.rule = forBatches(() => lie);
        const markers = Array.from({ length: 5 }, (_, n) => `n3-${round}-${number}-${n}`);
        await tab.ask({ do: 'submit', markers });
        world.excuseTry();
        await tab.ask({ do: 'flush' });
        const { pending } = await tab.ask({ do: 'status' });
        const name = 'name' in lie ? lie.name : lie.kind;
        if (!partlyTrue.has(name)) {
          expect(pending, `${engine}: still on the device after "${name}"`).to.be.at.least(5);
        }
      }
    }
  },
};
