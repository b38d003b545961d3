import { expect } from 'chai';
import type { FaultCase } from '../harness/case.ts';

export const p6: FaultCase = {
  id: 'P6',
  title: 'the disk of the profile turns read-only: the person is told, or the collector has it',
  engines: ['chromium'],
  rounds: { full: 1 },
  needs: 'loop disk',
  async run({ world, note }) {
    const disk = world.profileOnDisk(256);
    world.networkDown();
    const tab = await world.launchOne();
    await tab.ask({ do: 'submit', markers: world.markers('p6-before', 50) });
    world.wire.countFault('read-only disk');
    disk.readOnly();
    const during = await tab.ask(
      { do: 'submit', markers: world.markers('p6-during', 20) },
      120_000,
    );
    note(`on the read-only disk: ${during.map(({ kind }) => kind).join(' ')}`);
    expect(during.map(({ kind }) => kind)).to.include('failed');
    expect((await tab.ask({ do: 'status' })).store, 'the state that is shown').to.not.equal('ok');
    world.killBrowser();
    disk.writable();
  },
};
