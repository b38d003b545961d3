import { once } from 'node:events';
import { expect } from 'chai';
import { batchOf, itemOf, post, replyTo, statusesOf } from './support/batches.ts';
import { endProcesses, startCollector } from './support/processes.ts';
import { cleanUp, dataFolder, sqliteApp, sqliteStore } from './support/sqlite.ts';

afterEach(async () => {
  await endProcesses();
  await cleanUp();
});

const itemsOf = (count: number): ReturnType<typeof itemOf>[] =>
  Array.from({ length: count }, (_, n) => itemOf(n + 1));

/** What is stored in a folder, read after all collectors on it are gone. */
async function storedIn(dataDir: string): Promise<{ answers: number; counted: number }> {
  const store = await sqliteStore(dataDir);
  const rows = await store.tallies({ unit: 'dinas' });
  const counted = rows.find(({ measure }) => measure === 'respondent')?.count ?? 0;
  return { answers: (await store.streamTotals('dinas')).accepted, counted };
}

describe('an answer is counted once', function () {
  this.timeout(30_000);

  it('when one batch comes 32 times at once', async () => {
    const { app, store } = await sqliteApp();
    const batch = batchOf(await Promise.all(itemsOf(20)));
    const replies = await Promise.all(Array.from({ length: 32 }, () => replyTo(app, batch)));
    const statuses = replies.flatMap(statusesOf);
    expect(statuses.filter((status) => status === 'accepted')).to.have.length(20);
    expect(statuses.filter((status) => status === 'duplicate')).to.have.length(31 * 20);
    expect((await store.streamTotals('dinas')).accepted).to.equal(20);
  });

  it('when two processes on one database take the same batches at once', async () => {
    const dataDir = dataFolder();
    const collectors = [await startCollector(dataDir), await startCollector(dataDir)];
    const batches = await Promise.all(
      Array.from({ length: 8 }, async (_, n) =>
        batchOf(await Promise.all(itemsOf(10)), { stream: `aliran-${n}` }),
      ),
    );
    const sent = batches.flatMap((batch) =>
      collectors.flatMap((one) => [replyTo(one, batch), replyTo(one, batch)]),
    );
    const statuses = (await Promise.all(sent)).flatMap(statusesOf);
    expect(statuses.filter((status) => status === 'accepted')).to.have.length(80);
    expect(statuses.filter((status) => status === 'duplicate')).to.have.length(240);
    await endProcesses();
    expect(await storedIn(dataDir)).to.deep.equal({ answers: 80, counted: 80 });
  });

  it('when the collector is killed between the commit and the reply', async () => {
    const dataDir = dataFolder();
    const batch = batchOf(await Promise.all(itemsOf(10)));
    for (let round = 0; round < 3; round += 1) {
      const doomed = await startCollector(dataDir, 1);
      const died = once(doomed.child, 'exit');
      const reply = await post(doomed, batch).catch(() => 'no reply');
      expect(reply).to.equal('no reply');
      expect(await died).to.deep.equal([null, 'SIGKILL']);
    }
    const next = await startCollector(dataDir);
    const statuses = statusesOf(await replyTo(next, batch));
    expect(statuses).to.deep.equal(Array.from({ length: 10 }, () => 'duplicate'));
    await endProcesses();
    expect(await storedIn(dataDir)).to.deep.equal({ answers: 10, counted: 10 });
  });

  it('when two collectors start at once on a new folder', async () => {
    const dataDir = dataFolder();
    const collectors = await Promise.all([1, 2, 3].map(() => startCollector(dataDir)));
    const batch = batchOf(await Promise.all(itemsOf(5)));
    await Promise.all(collectors.map((one) => replyTo(one, batch)));
    await endProcesses();
    expect(await storedIn(dataDir)).to.deep.equal({ answers: 5, counted: 5 });
  });
});
