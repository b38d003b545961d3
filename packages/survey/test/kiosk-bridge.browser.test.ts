import { expect } from 'chai';
import { SkmAbandonEvent } from '../src/kiosk/abandon-event.ts';
import { Bridge } from '../src/kiosk/bridge.ts';
import type { Visit } from '../src/visit.ts';
import { listenToConsole } from './support/console.ts';
import { until } from './support/until.ts';

interface Framed {
  readonly host: HTMLElement;
  readonly visits: Visit[];
  readonly heard: unknown[];
  readonly resets: () => number;
  readonly say: (message: unknown) => void;
}

const cleanups: (() => void)[] = [];
afterEach(() => cleanups.splice(0).forEach((clean) => clean()));

/** A host in a frame of this page, and what both sides hear. */
function frame(origins: readonly string[], isFree = true): Framed {
  const inner = document.createElement('iframe');
  document.body.append(inner);
  const host = inner.contentDocument!.createElement('div');
  inner.contentDocument!.body.append(host);
  const visits: Visit[] = [];
  const heard: unknown[] = [];
  let resets = 0;
  const bridge = new Bridge(host, origins, {
    begin: (visit) => {
      visits.push(visit);
      return isFree;
    },
    reset: () => (resets += 1),
  });
  const hear = (event: MessageEvent): void => {
    // The code is this page's own, and so is the source of what it says.
    if (event.source === window) heard.push(event.data);
  };
  addEventListener('message', hear);
  cleanups.push(() => {
    bridge.close();
    removeEventListener('message', hear);
    inner.remove();
  });
  const say = (message: unknown): void => inner.contentWindow?.postMessage(message, '*');
  return { host, visits, heard, resets: () => resets, say };
}

describe('what a kiosk in a frame says and hears', () => {
  it('begins a visit with the members that it knows, and says whether it did', async () => {
    const { say, visits, heard } = frame([location.origin]);
    say({ type: 'skm-begin', visit: { ticket: 'a.b.c', lang: 'en', name: 'Siti' } });
    await until(() => heard.length === 1);
    expect(visits).to.deep.equal([{ ticket: 'a.b.c', lang: 'en' }]);
    expect(heard).to.deep.equal([{ type: 'skm-begun', begun: true }]);
  });

  it('says when it did not', async () => {
    const { say, heard } = frame([location.origin], false);
    say({ type: 'skm-begin' });
    await until(() => heard.length === 1);
    expect(heard).to.deep.equal([{ type: 'skm-begun', begun: false }]);
  });

  it('resets', async () => {
    const { say, resets } = frame([location.origin]);
    say({ type: 'skm-reset' });
    await until(() => resets() === 1);
  });

  it('tells events with what they say, and no more', async () => {
    const { host, heard } = frame([location.origin]);
    host.dispatchEvent(new SkmAbandonEvent({ answered: 3, partial: false }));
    await until(() => heard.length === 1);
    expect(heard).to.deep.equal([{ type: 'skm-abandon', answered: 3, partial: false }]);
  });

  it('names garbage once, and does nothing', async () => {
    const log = listenToConsole();
    const { say, visits, resets, heard } = frame([location.origin]);
    const garbage = [null, 7, 'skm-reset', [], { type: 'x' }, { type: 'skm-begin', visit: 'x' }];
    for (const message of [...garbage, { type: 'skm-begin', visit: { lang: 3 } }]) say(message);
    say({ type: 'skm-reset' });
    await until(() => resets() === 1);
    log.restore();
    expect(visits).to.deep.equal([]);
    expect(heard).to.deep.equal([]);
    expect(log.said.filter((line) => line.includes('skm-message-unknown'))).to.have.length(1);
  });

  for (const origin of ['https://antrian.example', `${location.origin}.example`, '*', 'null'])
    it(`a page of another origin than ${origin} is not heard and hears nothing`, async () => {
      const log = listenToConsole();
      const { say, visits, resets, heard, host } = frame([origin].filter((one) => one !== '*'));
      say({ type: 'skm-begin' });
      say({ type: 'skm-reset' });
      host.dispatchEvent(new SkmAbandonEvent({ answered: 3, partial: false }));
      const { say: control, resets: done } = frame([location.origin]);
      control({ type: 'skm-reset' });
      await until(() => done() === 1);
      log.restore();
      expect(visits).to.deep.equal([]);
      expect(resets()).to.equal(0);
      expect(heard).to.deep.equal([]);
    });
});
