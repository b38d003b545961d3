import { expect } from 'chai';
import { down, FakeEnvironment, html, json, silence, status } from './support/environment.ts';
import { barriers, cells, clear, part, quiet, shown, words } from './support/page.ts';
import { evenTally, resultsOf, workedTally } from './support/results.ts';

const ipak = {
  value: '3.36',
  respondents: 29,
  computation: { index: 'ipak' as const, scales: [4 as const], items: 5 },
};
const worked = resultsOf(workedTally(), {}, { ipak });

afterEach(clear);

describe('<skm-results> with figures', () => {
  it('shows the index with decimal comma, mutu, kinerja, respondents, period, IPAK and time', async () => {
    const element = await shown(new FakeEnvironment(json(worked)));
    expect(part(element, 'value')?.textContent).to.equal('91,48');
    expect(part(element, 'mutu')?.textContent).to.match(/Mutu A:\s+Sangat baik/);
    const text = words(element);
    for (const said of [
      'Disdukcapil Contoh',
      '29 orang',
      '01-07-2026 s/d 30-09-2026',
      '3,36 dari 4',
      'Angka per 01-10-2026 pukul 09.05 WIB',
      'Peraturan Menteri PANRB Nomor 14 Tahun 2017',
    ]) {
      expect(text).to.include(said);
    }
    expect(element.matches(':state(ready)')).to.be.true;
  });

  it('shows the table of unsur in the order of the list', async () => {
    const element = await shown(new FakeEnvironment(json(worked)));
    const table = cells(element);
    expect(table).to.have.length(9);
    expect(table[2]).to.deep.equal(['Waktu Penyelesaian', '29', '100', '3,448', '0,383', 'B']);
    expect(table[7]?.[0]).to.equal('Penanganan Pengaduan, Saran dan Masukan');
    expect(table[8]?.[0]).to.equal('Sarana dan Prasarana');
  });

  it('names the three lowest, lowest first', async () => {
    const element = await shown(new FakeEnvironment(json(worked)));
    const items = [...part(element, 'priority')!.querySelectorAll('li')];
    expect(items.map((item) => item.innerText.trim())).to.deep.equal([
      'Waktu Penyelesaian 3,45',
      'Sistem, Mekanisme, dan Prosedur 3,48',
      'Produk Spesifikasi Jenis Pelayanan 3,52',
    ]);
  });

  it('draws a bar as long as its value', async () => {
    const element = await shown(new FakeEnvironment(json(resultsOf(evenTally(6)))));
    const [rail, fill] = ['.rail', '.fill'].map((name) =>
      element.renderRoot.querySelector(name)!.getBoundingClientRect(),
    );
    expect(fill!.width / rail!.width).to.be.closeTo(2 / 3, 0.01);
  });

  it('speaks English, also when told later', async () => {
    const element = await shown(new FakeEnvironment(json(worked)));
    element.lang = 'en';
    await quiet(element);
    expect(words(element)).to.include('91.48').and.include('Very good').and.include('29');
    expect(part(element, 'card')?.lang).to.equal('en');
  });

  it('says which share is verified by tickets, where there are any', async () => {
    const verification = { verified: 20, of: 29, share: '68.97', unverified: {} };
    const element = await shown(new FakeEnvironment(json({ ...worked, verification })));
    expect(words(element)).to.include('Terverifikasi tiket').and.include('68,97 % (20 / 29)');
    const none = { ...verification, verified: 0, share: '0.00' };
    const without = await shown(new FakeEnvironment(json({ ...worked, verification: none })));
    expect(words(without)).not.to.include('Terverifikasi');
  });

  for (const lang of ['id', 'en']) {
    it(`is accessible (${lang})`, async () => {
      const element = await shown(new FakeEnvironment(json(worked)), { lang });
      expect(await barriers(element)).to.deep.equal([]);
    });
  }

  it('writes no style attribute, which a strict CSP would block', async () => {
    const element = await shown(new FakeEnvironment(json(worked)));
    expect(element.renderRoot.querySelector('[style]')).to.be.null;
  });

  it('fits a phone of 320 px', async () => {
    const element = await shown(new FakeEnvironment(json(worked)));
    const page = document.createElement('div');
    page.setAttribute('style', 'width: 320px');
    element.replaceWith(page);
    page.append(element);
    await quiet(element);
    expect(part(element, 'card')!.scrollWidth).to.be.at.most(320);
  });

  it('asks anew when an attribute changes, and shows no old figures meanwhile', async () => {
    const environment = new FakeEnvironment(json(worked), silence);
    const element = await shown(environment);
    element.setAttribute('weight', '0.11');
    await element.updateComplete;
    expect(environment.urls.at(-1)).to.match(/results\?weight=0\.11$/);
    expect(words(element)).not.to.include('91,48');
    expect(words(element)).to.include('Memuat hasil survei');
  });

  it('tells the page', async () => {
    const element = await shown(new FakeEnvironment(json(worked)));
    let told: unknown;
    element.addEventListener('skm-results-loaded', (event) => (told = event.results.ikm.value));
    await element.reload();
    expect(told).to.equal('91.48');
  });
});

describe('<skm-results> with few or no respondents', () => {
  it('says "belum ada data" when nobody answered, and never NaN', async () => {
    const element = await shown(new FakeEnvironment(json(resultsOf(evenTally(0)))));
    expect(words(element))
      .to.include('Belum ada data')
      .and.not.match(/NaN|undefined|null/);
    expect(element.matches(':state(empty)')).to.be.true;
    expect(element.renderRoot.querySelector('table')).to.be.null;
    expect(await barriers(element)).to.deep.equal([]);
  });

  it('shows no details of fewer than five', async () => {
    const element = await shown(new FakeEnvironment(json(resultsOf(evenTally(4)))));
    expect(words(element)).to.include('75,00').and.include('setelah ada 5 responden');
    expect(element.renderRoot.querySelector('table')).to.be.null;
  });

  it('shows details of five', async () => {
    const element = await shown(new FakeEnvironment(json(resultsOf(evenTally(5)))));
    expect(cells(element)).to.have.length(9);
  });

  it('hides the one unsur that fewer than five answered', async () => {
    const tally = evenTally(6, 4, ['waktu', 'sarana']).merge(evenTally(2, 1, ['biaya']));
    const element = await shown(new FakeEnvironment(json(resultsOf(tally))));
    const biaya = cells(element).find(([name]) => name === 'Biaya/Tarif');
    expect(biaya).to.deep.equal(['Biaya/Tarif', 'tidak dirinci (n kurang dari 5)']);
    expect(part(element, 'bars')?.innerText).not.to.include('Biaya');
    expect(part(element, 'priority')?.innerText ?? '').not.to.include('Biaya');
  });
});

describe('<skm-results> without an answer it can use', () => {
  for (const [name, reply, code, said] of [
    ['an unreachable collector', down, 'results-unreachable', 'tidak dapat dihubungi'],
    ['HTTP 404', status(404), 'results-refused', 'tidak dapat dibaca'],
    ['a page of HTML', html, 'results-not-json', 'tidak dapat dibaca'],
    ['another shape', json([]), 'results-wrong-shape', 'tidak dapat dibaca'],
  ] as const) {
    it(`stays calm before ${name}, and tells the admin`, async () => {
      const environment = new FakeEnvironment(reply);
      const element = await shown(environment);
      expect(words(element)).to.include(said).and.include('Coba lagi');
      expect(element.matches(':state(failed)')).to.be.true;
      expect(environment.warnings).to.have.length(1);
      expect(environment.warnings[0])
        .to.include(`[skm-results] ${code}:`)
        .and.include(`docs/results.md#${code}`);
      expect(await barriers(element)).to.deep.equal([]);
    });
  }

  it('comes back by the button, and puts the focus on the title', async () => {
    const element = await shown(new FakeEnvironment(down, json(worked)));
    const button = part(element, 'retry')!;
    button.focus();
    button.click();
    await quiet(element);
    expect(words(element)).to.include('91,48');
    expect(element.shadowRoot?.activeElement?.getAttribute('part')).to.equal('title');
  });

  it('keeps old figures in sight and says of when they are', async () => {
    const element = await shown(new FakeEnvironment(json(worked), down));
    await element.reload();
    await quiet(element);
    expect(words(element))
      .to.include('91,48')
      .and.include('Yang tampil adalah angka per 01-10-2026 pukul 09.05 WIB');
    expect(element.matches(':state(stale)')).to.be.true;
    expect(await barriers(element)).to.deep.equal([]);
  });

  it('says so when it is not set up', async () => {
    const environment = new FakeEnvironment(json(worked));
    const element = await shown(environment, { collector: '' });
    expect(words(element)).to.include('belum selesai diatur');
    expect(environment.urls).to.deep.equal([]);
    expect(environment.warnings[0]).to.include('results-setup');
  });

  it('warns once of a bad attribute and shows the figures all the same', async () => {
    const environment = new FakeEnvironment(json(worked));
    const element = await shown(environment);
    element.setAttribute('weight', '0,11');
    await quiet(element);
    element.setAttribute('theme', 'dark');
    await quiet(element);
    expect(words(element)).to.include('91,48');
    expect(environment.warnings).to.have.length(1);
    expect(environment.warnings[0]).to.include('weight="0,11"');
  });

  it('asks no more once it is off the page, and again once it is back', async () => {
    const environment = new FakeEnvironment(json(worked));
    const element = await shown(environment);
    element.setAttribute('refresh', '5');
    await quiet(element);
    element.remove();
    environment.pass(60_000);
    expect(environment.urls).to.have.length(2);
    document.body.append(element);
    await quiet(element);
    expect(environment.urls).to.have.length(3);
    element.remove();
  });
});
