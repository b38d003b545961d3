import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeyRing } from '@skm-survey/collector';
import type { PrivateKey } from '@skm-survey/collector';
import { keyFolder, KeyFolder } from '@skm-survey/collector/node';
import { expect } from 'chai';
import type { Context, FaultCase } from '../harness/case.ts';
import { countedRespondents, readHoldings } from '../harness/database.ts';
import { skm } from '../harness/skm.ts';
import type { World } from '../harness/world.ts';
import type { PageSeal } from '../page/channel.ts';

const each = 12;

async function newKey({ collector }: World): Promise<PrivateKey> {
  const before = await new KeyFolder(collector.data).list();
  expect(skm('keys', 'new', '--data', collector.data).code, 'skm keys new').to.equal(0);
  const known = new Set(before.map(({ kid }) => kid));
  const made = (await new KeyFolder(collector.data).list()).find(({ kid }) => !known.has(kid));
  return made!;
}

const sealTo = ({ kid, kty, crv, x, y }: PrivateKey): PageSeal => ({
  kid,
  publicKey: { kty, crv, x, y },
});

async function offered({ collector }: World): Promise<string[]> {
  const reply = await fetch(`${collector.url}/v1/keys`);
  return ((await reply.json()) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid);
}

/** Seals and saves without a network, in a page that was given `seal`; nothing of it is readable on the device. */
async function saveSealed(world: World, seal: PageSeal, prefix: string): Promise<void> {
  world.networkDown();
  const tab = await world.launchOne({ seal });
  const outcomes = await tab.ask({ do: 'submit', markers: world.markers(prefix, each) });
  expect(outcomes.every(({ kind }) => kind === 'saved')).to.equal(true);
  expect(await tab.ask({ do: 'export' }), 'what is on the device').to.not.include(prefix);
  await world.closeBrowser();
}

/** The browser starts anew, without any seal, and delivers. Returns how many it has set aside. */
async function deliver(world: World): Promise<number> {
  world.networkUp();
  const tab = await world.launchOne();
  await world.drain(tab);
  const { quarantined } = await tab.ask({ do: 'status' });
  await world.closeBrowser();
  return quarantined;
}

/** The device is offline while the key is changed: old and new answers are counted. */
async function rotate({ world, round }: Context & { round: number }): Promise<void> {
  const { data } = world.collector;
  const before = countedRespondents(data);
  const old = await newKey(world);
  await saveSealed(world, sealTo(old), `d4-${round}-old`);
  const next = await newKey(world);
  expect(skm('keys', 'retire', old.kid, '--data', data).code, 'skm keys retire').to.equal(0);
  expect(await offered(world), 'offered')
    .to.include(next.kid)
    .and.not.include(old.kid);
  world.wire.countFault('key rotated while offline');
  await saveSealed(world, sealTo(next), `d4-${round}-new`);
  // Somebody never heard of the change.
  world.wire.countFault('sealed to a retired key');
  await saveSealed(world, sealTo(old), `d4-${round}-retired`);
  await deliver(world);
  expect(countedRespondents(data) - before, 'counted after the rotation').to.equal(3 * each);
}

/** The collector has lost the key: it takes the answers, keeps them, and counts them when the copy is back. */
async function loseKey({ world, round }: Context & { round: number }): Promise<void> {
  const { data } = world.collector;
  const before = countedRespondents(data);
  const key = await newKey(world);
  const file = join(data, keyFolder, `${key.kid}.jwk`);
  const safe = join(world.cleanup.folder('safe'), 'copy.jwk');
  await saveSealed(world, sealTo(key), `d4-${round}-lost`);
  renameSync(file, safe);
  world.wire.countFault('key unknown to the collector');
  // A running collector has the key in memory; the loss shows after a start.
  await world.collector.stop();
  await world.collector.start();
  await deliver(world);
  expect(countedRespondents(data), 'counted without the key').to.equal(before);
  renameSync(safe, file);
  const { code, output } = skm('keys', 'open', '--data', data);
  expect(code, output).to.equal(0);
  expect(countedRespondents(data) - before, 'counted with the key back').to.equal(each);
}

/** The bytes belong to another answer: refused and kept, on both sides. */
async function misbind({ world, round }: Context & { round: number }): Promise<void> {
  const { data } = world.collector;
  const before = [countedRespondents(data), readHoldings(data).rejected.length] as const;
  const key = await newKey(world);
  world.wire.countFault('sealed for another answer');
  await saveSealed(world, { ...sealTo(key), isMisbound: true }, `d4-${round}-misbound`);
  expect(await deliver(world), 'set aside on the device').to.equal(round * each);
  expect(countedRespondents(data), 'counted').to.equal(before[0]);
  expect(readHoldings(data).rejected.length - before[1], 'kept by the collector').to.equal(each);
}

/** A file in the folder of keys is none: the request fails, no answer does. */
async function spoilFolder({ world, round }: Context & { round: number }): Promise<void> {
  const { data } = world.collector;
  const before = countedRespondents(data);
  const key = await newKey(world);
  await saveSealed(world, sealTo(key), `d4-${round}-spoiled`);
  const junk = join(data, keyFolder, 'junk.jwk');
  mkdirSync(join(data, keyFolder), { recursive: true });
  writeFileSync(junk, 'no key');
  world.wire.countFault('a file that is no key');
  world.networkUp();
  const tab = await world.launchOne();
  world.excuseTry();
  await tab.ask({ do: 'flush' });
  const { pending } = await tab.ask({ do: 'status' });
  expect(pending, 'kept while the folder is unreadable').to.equal(each);
  rmSync(junk);
  await world.drain(tab);
  await world.closeBrowser();
  expect(countedRespondents(data) - before, 'counted after that').to.equal(each);
}

/** Every sealed body that the collector holds opens, and says what the page was told to say. */
async function expectReadable({ world, note }: Context): Promise<void> {
  const { data } = world.collector;
  const ring = new KeyRing(() => new KeyFolder(data).list());
  const { answers } = readHoldings(data);
  const comments = new Set<string>();
  for (const { unit, id, kid, body } of answers) {
    const opened = await ring.open({ unit, id, kid: kid ?? '', body });
    if (opened.kind === 'opened')
      comments.add((JSON.parse(opened.text) as { comment: string }).comment);
  }
  const expected = [...world.ledger.shown.keys()].filter((marker) => !marker.includes('misbound'));
  expect([...comments].sort(), 'what the bodies say').to.deep.equal(expected.sort());
  note(`${comments.size} sealed answers counted, each opened with its key`);
}

export const d4: FaultCase = {
  id: 'D4',
  title:
    'sealed answers: key rotated offline, retired, lost and brought back, sealed for another answer: none dropped',
  engines: ['chromium', 'firefox', 'webkit'],
  rounds: { full: 2 },
  async run(context) {
    for (let round = 1; round <= context.rounds; round += 1) {
      for (const act of [rotate, loseKey, misbind, spoilFolder]) await act({ ...context, round });
    }
    await expectReadable(context);
  },
};
