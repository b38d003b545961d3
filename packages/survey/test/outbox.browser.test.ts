import 'axe-core/axe.min.js';
import type * as Axe from 'axe-core';
import { expect } from 'chai';
import type { QuarantinedAnswer } from '@skm-survey/sdk';
import '../src/outbox-define.ts';
import type { SkmOutbox } from '../src/skm-outbox.ts';
import { FakeClient } from './support/fake-client.ts';
import { listenToConsole } from './support/console.ts';

declare const axe: typeof Axe;

const answer = (id: string): QuarantinedAnswer => ({
  id,
  seq: 1,
  at: '2026-11-02T03:00:00.000Z',
  since: '2026-11-02T03:05:00.000Z',
  questionnaire: { id: 'skm-2017', revision: '1' },
  reason: { code: 'answer-rejected', detail: 'The answers do not fit.' },
});

/** A client with answers set aside. */
class Laden extends FakeClient {
  aside: QuarantinedAnswer[] = [];
  broken = false;
  retried = 0;

  constructor() {
    super();
    const take = (ids: readonly string[]): Promise<number> => {
      if (this.broken) return Promise.reject(new Error('the store fails'));
      const before = this.aside.length;
      this.aside = this.aside.filter(({ id }) => !ids.includes(id));
      return Promise.resolve(before - this.aside.length);
    };
    Object.assign(this.quarantine, {
      list: () => Promise.resolve(this.aside),
      erase: take,
      retry: async (ids: readonly string[]) => {
        const count = await take(ids);
        this.retried += count;
        return count;
      },
    });
  }
}

const placed: SkmOutbox[] = [];
afterEach(() => {
  for (const outbox of placed.splice(0)) outbox.remove();
});

/** The files that a page hands to the person, of which there is one at least. */
async function downloads(act: () => Promise<void>): Promise<{ name: string; text: string }[]> {
  const files: Promise<{ name: string; text: string }>[] = [];
  HTMLAnchorElement.prototype.click = function () {
    const { download: name, href } = this;
    files.push(fetch(href).then(async (reply) => ({ name, text: await reply.text() })));
  };
  await act();
  while (files.length === 0) await new Promise((resolve) => setTimeout(resolve));
  Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
  return Promise.all(files);
}

async function settle(outbox: SkmOutbox): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await outbox.updateComplete;
}

async function place(client: FakeClient, lang = 'id'): Promise<SkmOutbox> {
  const outbox = document.createElement('skm-outbox');
  outbox.client = client;
  outbox.lang = lang;
  document.body.append(outbox);
  placed.push(outbox);
  await settle(outbox);
  return outbox;
}

const textOf = (outbox: SkmOutbox): string =>
  outbox.shadowRoot!.querySelector('section')!.textContent.replace(/\s+/g, ' ');

const buttons = (outbox: SkmOutbox, name: string): HTMLButtonElement[] =>
  [...outbox.shadowRoot!.querySelectorAll('button')].filter(
    (button) => button.textContent.trim() === name,
  );

async function press(outbox: SkmOutbox, name: string): Promise<void> {
  const [button] = buttons(outbox, name);
  if (!button) throw new Error(`no button "${name}" in: ${textOf(outbox)}`);
  button.click();
  await settle(outbox);
}

describe('<skm-outbox>', () => {
  it('shows what waits, what was set aside, and how store and delivery do', async () => {
    const client = new Laden();
    client.become({ pending: 3, quarantined: 1, persisted: false, delivery: 'unreachable' });
    const outbox = await place(client);
    expect(textOf(outbox))
      .to.match(/Menunggu dikirim ?3/)
      .and.match(/Disisihkan ?1/);
    expect(textOf(outbox)).to.contain('penampung tidak terjangkau').and.contain('belum diizinkan');
  });

  it('follows the client', async () => {
    const client = new Laden();
    const outbox = await place(client, 'en');
    client.become({ pending: 7 });
    await settle(outbox);
    expect(textOf(outbox)).to.match(/Waiting to be sent ?7/);
  });

  it('shows when the last receipt came, where any are asked for', async () => {
    const client = new Laden();
    const outbox = await place(client, 'en');
    expect(textOf(outbox)).not.to.contain('Last receipt');
    const receipt = { v: 1, kid: 'k', payload: '{}', signature: '' } as const;
    const at = '2026-11-02T03:00:00.000Z';
    client.become({
      receipt: { v: 1, stream: 's', at, state: 'unchecked', detail: '', receipt },
    });
    await settle(outbox);
    expect(textOf(outbox)).to.match(/Last receipt ?Nov [123], 2026/);
  });

  it('names a problem by its code, and says what to do', async () => {
    const client = new Laden();
    client.become({ problem: { code: 'store-full', detail: 'QuotaExceededError' } });
    const problem = (await place(client)).shadowRoot!.querySelector('[part="problem"]')!;
    expect(problem.textContent).to.contain('store-full').and.contain('QuotaExceededError');
    expect(problem.textContent).to.contain('kosongkan ruang simpannya');
  });

  it('sends now, and says what came of it', async () => {
    const client = new Laden();
    client.become({ pending: 2 });
    const outbox = await place(client);
    await press(outbox, 'Kirim sekarang');
    expect(textOf(outbox)).to.contain('0 jawaban terkirim, 2 masih menunggu.');
  });

  it('erases only after a second yes, and gives the focus to "cancel" first', async () => {
    const client = new Laden();
    client.aside = [answer('a'), answer('b')];
    const outbox = await place(client);
    await press(outbox, 'Hapus');
    expect(client.aside).to.have.length(2);
    expect(outbox.shadowRoot!.activeElement).to.equal(buttons(outbox, 'Batal')[0]);
    await press(outbox, 'Batal');
    expect(client.aside).to.have.length(2);
    await press(outbox, 'Hapus');
    await press(outbox, 'Ya, hapus selamanya');
    expect(client.aside.map(({ id }) => id)).to.deep.equal(['b']);
    expect(textOf(outbox)).to.contain('1 jawaban dihapus.');
    expect(outbox.shadowRoot!.activeElement!.localName).to.equal('h3');
  });

  it('sends one again, or all', async () => {
    const client = new Laden();
    client.aside = [answer('a'), answer('b'), answer('c')];
    const outbox = await place(client);
    await press(outbox, 'Kirim lagi');
    expect(client.retried).to.equal(1);
    await press(outbox, 'Kirim lagi semua');
    expect(client.retried).to.equal(3);
    expect(outbox.shadowRoot!.querySelector('[part="quarantine"]')).to.be.null;
  });

  it('hands out the last receipt as a file that can be verified', async () => {
    const client = new Laden();
    const outbox = await place(client);
    expect(buttons(outbox, 'Simpan tanda terima ke berkas')).to.deep.equal([]);
    const receipt = { v: 1, kid: 'k', payload: '{"n":1}', signature: 's' } as const;
    const at = '2026-11-02T03:00:00.000Z';
    client.become({
      receipt: { v: 1, stream: 's', at, state: 'unchecked', detail: '', receipt },
    });
    await settle(outbox);
    const [file] = await downloads(() => press(outbox, 'Simpan tanda terima ke berkas'));
    expect(file?.name).to.equal('skm-receipt-unit.json');
    expect(JSON.parse(file?.text ?? '')).to.deep.equal(receipt);
  });

  it('exports everything as a file, and leaves it where it is', async () => {
    const client = new Laden();
    client.become({ pending: 1 });
    const header = { v: 1, kind: 'skm-outbox', unit: 'contoh', stream: 's', high: 1 };
    Object.assign(client, { inventory: () => Promise.resolve({ header, records: [{ id: 'a' }] }) });
    const outbox = await place(client);
    const [file] = await downloads(() => press(outbox, 'Ekspor semua ke berkas'));
    const lines = (file?.text ?? '').trim().split('\n');
    expect(file?.name).to.equal('skm-outbox-unit.jsonl');
    expect(lines.map((line) => JSON.parse(line) as object)).to.have.length(3);
    expect(lines[1]).to.equal('{"id":"a"}');
  });

  it('says so when the store fails, and keeps the list', async () => {
    const client = new Laden();
    client.aside = [answer('a')];
    const outbox = await place(client);
    client.broken = true;
    await press(outbox, 'Kirim lagi');
    expect(textOf(outbox)).to.contain('Tidak berhasil').and.contain('skm-2017');
  });

  it('warns with the code where it is not told whose answers to show', async () => {
    const log = listenToConsole();
    const outbox = document.createElement('skm-outbox');
    outbox.setAttribute('unit', 'tidak sah');
    document.body.append(outbox);
    placed.push(outbox);
    await settle(outbox);
    log.restore();
    expect(log.said.join()).to.contain('skm-unit-invalid');
  });

  for (const theme of ['light', 'dark']) {
    it(`has nothing for axe-core to find, ${theme}`, async () => {
      const client = new Laden();
      client.aside = [answer('a'), answer('b')];
      client.become({
        persisted: false,
        problem: { code: 'collector-unreachable', detail: 'timeout' },
      });
      const outbox = await place(client);
      outbox.theme = theme;
      await press(outbox, 'Hapus');
      const { violations } = await axe.run(outbox, { rules: { region: { enabled: false } } });
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).to.deep.equal(
        [],
      );
    });
  }
});
