import { expect } from 'chai';
import type { PageEvent } from '../src/environment.ts';
import { realEnvironment } from '../src/environment.ts';
import { sha256 } from '../src/outbox/sha256.ts';

/** Null where there are none: in WebKitGTK. */
async function filesOfOrigin(): Promise<FileSystemDirectoryHandle | null> {
  const { storage } = navigator as Partial<Navigator>;
  return (await storage?.getDirectory().catch(() => null)) ?? null;
}

describe('the machine of a browser', () => {
  const env = realEnvironment();

  it('tells of each thing that may wake a delivery, and of the end of the page, until it is stopped', () => {
    const told: PageEvent[] = [];
    const stop = env.page((event) => told.push(event));
    const happen = (target: EventTarget, ...types: string[]): void => {
      for (const type of types) target.dispatchEvent(new Event(type, { bubbles: true }));
    };
    const become = (value: DocumentVisibilityState): void => {
      Object.defineProperty(document, 'visibilityState', { value, configurable: true });
      happen(document, 'visibilitychange');
    };
    happen(window, 'online', 'pageshow', 'pagehide');
    become('visible');
    expect(told).to.deep.equal(['online', 'pageshow', 'leaving', 'visible']);
    become('hidden');
    stop();
    happen(window, 'online', 'pageshow', 'pagehide');
    become('visible');
    Reflect.deleteProperty(document, 'visibilityState');
    expect(told).to.have.length(4);
  });

  it('hears of the end before a listener of the page, which may hand over an answer', () => {
    const order: string[] = [];
    const late = (): unknown => order.push('page');
    window.addEventListener('pagehide', late);
    const stop = env.page((event) => order.push(event));
    document.dispatchEvent(new Event('pagehide', { bubbles: true }));
    stop();
    window.removeEventListener('pagehide', late);
    expect(order).to.deep.equal(['leaving', 'page']);
  });

  it('finds room on the disk, and keeps nothing of what it tried it with', async () => {
    expect(await env.hasRoom(new Blob([env.noise(60_000)]))).to.equal(true);
    const folder = await filesOfOrigin();
    const both = await Promise.all([1, 2].map(() => env.hasRoom(new Blob([env.noise(60_000)]))));
    expect(both, 'of two pages at once').to.deep.equal([true, true]);
    const left: string[] = [];
    for await (const [name] of folder ?? []) left.push(name);
    expect(left).to.deep.equal([]);
  });

  it('says that there is no room when the file cannot be written', async () => {
    // Where a page has no such files it cannot find out.
    if (!(await filesOfOrigin())) return;
    const files: Partial<FileSystemFileHandle> = FileSystemFileHandle.prototype;
    const { createWritable } = files;
    if (!createWritable) return;
    const full = new DOMException('no space', 'QuotaExceededError');
    files.createWritable = () => Promise.reject(full);
    expect(await env.hasRoom(new Blob(['a']))).to.equal(false);
    const removed = new DOMException('by another page', 'NotFoundError');
    files.createWritable = () => Promise.reject(removed);
    expect(await env.hasRoom(new Blob(['a']))).to.equal(true);
    delete files.createWritable;
    expect(await env.hasRoom(new Blob(['a']))).to.equal(true);
    files.createWritable = createWritable;
  });

  it('hashes the bytes of UTF-8, and keeps the zeros of bytes below 16', async () => {
    expect(await env.digest?.('abc')).to.equal(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    expect(await env.digest?.('Grüße, 世界')).to.equal(sha256('Grüße, 世界'));
  });

  it('runs under a lock that nobody else has, and not beside who has it', async () => {
    const ran: string[] = [];
    const run = (name: string) => (): Promise<void> => {
      ran.push(name);
      return Promise.resolve();
    };
    const outer = env.tryLock?.('one', async () => {
      expect(await env.tryLock?.('one', run('beside'))).to.equal(false);
      expect(await env.tryLock?.('two', run('another'))).to.equal(true);
    });
    expect([await outer, ran]).to.deep.equal([true, ['another']]);
  });

  it('runs without a lock where locks always fail, as in a page without an origin, and takes no fault of what runs for that', async () => {
    const { prototype } = LockManager;
    const request = Object.getOwnPropertyDescriptor(prototype, 'request');
    prototype.request = () => Promise.reject(new DOMException('', 'SecurityError'));
    let runs = 0;
    const run = (): Promise<void> => {
      runs++;
      return Promise.resolve();
    };
    expect(await env.tryLock?.('one', run)).to.equal(true);
    expect(runs).to.equal(1);
    Object.defineProperty(prototype, 'request', request!);
    const fault = new Error('test');
    const thrown: unknown = await env
      .tryLock?.('one', () => {
        runs++;
        return Promise.reject(fault);
      })
      .catch((error: unknown) => error);
    expect([thrown, runs]).to.deep.equal([fault, 2]);
  });
});
