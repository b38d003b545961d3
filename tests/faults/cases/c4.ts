import { expect } from 'chai';
import type { Context, FaultCase } from '../harness/case.ts';
import { pause } from '../harness/wait.ts';

type Leaving = 'close' | 'navigate' | 'cross-origin' | 'reload';
/** One answer a leave: the one that a person was just giving. */
const each = 1;

/** The last answer is given in `pagehide`, when the page has no time left. */
export const c4: FaultCase = {
  id: 'C4',
  title: 'answers given in pagehide: on close, navigation, to another origin, on reload',
  engines: ['chromium', 'chromium-sqlite', 'firefox'],
  rounds: { full: 10, ci: 2 },
  ci: ['chromium'],
  async run(context) {
    const expected: string[] = [];
    // What Firefox cuts off in the middle nobody can keep (docs/faults.md).
    context.world.launching = { hearsOut: true };
    await context.world.launch({});
    for (let round = 1; round <= context.rounds; round += 1) {
      for (const leaving of ['close', 'navigate', 'cross-origin', 'reload'] as const) {
        const prefix = `c4-${round}-${leaving}`;
        await leave(context, leaving, prefix);
        for (let n = 1; n <= each; n += 1) expected.push(`${prefix}-${n}`);
      }
    }
    await keptAll(context, expected);
  },
};

async function leave({ world }: Context, leaving: Leaving, prefix: string): Promise<void> {
  const tab = await world.openTab();
  // One answer as usual: the connection is open, as after the first page of any interview.
  await tab.ask({ do: 'submit', markers: [`${prefix}-before`] });
  await tab.ask({ do: 'submit-on-pagehide', prefix, count: each });
  world.wire.countFault(`pagehide by ${leaving}`);
  switch (leaving) {
    case 'close':
      await world.pageOf(tab).close();
      break;
    case 'navigate':
      await tab.ask({ do: 'navigate', url: `${world.site}/elsewhere` });
      break;
    case 'cross-origin':
      await tab.ask({ do: 'navigate', url: `${world.proxy.url}/healthz` });
      break;
    case 'reload':
      await world.pageOf(tab).reload();
  }
  await pause(700);
  world.forget(tab);
}

/** Nobody was told of these answers, so the invariants know nothing of them: they are looked for by what they say. */
async function keptAll({ world, note }: Context, expected: readonly string[]): Promise<void> {
  const found = await world.deliveredMarkers();
  const controls = await world.tabs[0]!.ask({ do: 'kept-controls' });
  note(
    `${controls} of ${expected.length} plain writes with an explicit commit in the same moments were kept`,
  );
  expect(
    expected.filter((marker) => !found.has(marker)),
    'answers given in pagehide that were not kept',
  ).to.deep.equal([]);
}
