import { mapping, skmOnline2025, standardQuestionnaire } from '@skm-survey/questionnaire';
import { expect } from 'chai';
import { csv, online } from './support/golden.ts';
import { reportOf, scoreText } from './support/score.ts';

describe('skm score, forms of CSV', () => {
  it('reads what Excel writes in Indonesia: BOM, semicolons, decimal commas, CRLF', async () => {
    const rows = online.rows.map((row) =>
      row.map((value) => `${value}`.replace('.', ',')).join(';'),
    );
    const text = `\uFEFF${[online.keys.join(';'), ...rows].join('\r\n')}\r\n`;
    expect(await reportOf(text)).to.include({ ikm: '81.25', sum: 292.5 });
  });

  it('reads quotes, quoted decimal commas, spaces and upper case', async () => {
    const text = '"Waktu", BIAYA ,"catatan"\n"3,5", 4 ,"baik, ""cepat"""\n';
    const found = await reportOf(text);
    expect(found.unsur.map(({ sum }) => sum)).to.deep.equal([3.5, 4]);
    expect(found.notes).to.include('Kolom yang tidak dihitung: "catatan".');
  });

  it('counts an empty cell as not answered', async () => {
    const found = await reportOf('waktu,biaya\n4,2\n4,\n1,\n');
    expect(found.respondents).to.equal(3);
    expect(found.unsur.map(({ answered, nrr }) => [answered, nrr])).to.deep.equal([
      [3, 3],
      [1, 2],
    ]);
    expect(found.ikm).to.equal('62.50');
  });

  it('does not count a row without any answer as a respondent, and says so', async () => {
    const found = await reportOf('nama,waktu,biaya\nA,4,2\nB,,\n\n , ,\n');
    expect(found.respondents).to.equal(1);
    expect(found.notes).to.include('2 baris tanpa jawaban tidak dihitung sebagai responden.');
  });

  it('names the unsur that the file does not have, or nobody answered', async () => {
    const found = await reportOf('waktu,biaya,produk,kompetensi,perilaku,pengaduan\n4,,4,4,4,4\n');
    expect(found.computation.unsur).to.equal(5);
    expect(found.notes).to.deep.equal([
      'Unsur yang tidak ada dalam berkas, tidak ikut dihitung: Persyaratan; Sistem, Mekanisme, dan Prosedur; Sarana dan Prasarana.',
      'Unsur yang tidak dijawab siapa pun, tidak ikut dihitung: Biaya/Tarif.',
    ]);
  });

  it('has no index without data: null, and "belum ada data"', async () => {
    const found = await reportOf('waktu,biaya\n');
    expect(found).to.include({ ikm: null, mutu: null, respondents: 0, sum: 0 });
    expect((await scoreText('waktu,biaya\n')).stdout)
      .to.contain('NILAI IKM   belum ada data')
      .and.not.to.contain('NaN');
  });

  it('reads old Mac line ends, and a last line without an end', async () => {
    expect((await reportOf('waktu,biaya\r4,2\r4,2')).respondents).to.equal(2);
  });

  it('is not misled by commas in quotes when it looks for the separator', async () => {
    expect(
      (await reportOf('"a,b,c";waktu;biaya\nx;3;3,5\n')).unsur.map(({ sum }) => sum),
    ).to.deep.equal([3, 3.5]);
  });

  it('rounds as it is told', async () => {
    const text = csv(online.keys, online.rows);
    const rounded = await reportOf(
      text,
      '--weight',
      '0.11',
      '--round-nrr',
      '1',
      '--round-weighted',
      '2',
    );
    expect(rounded.ikm).to.equal('80.00');
    expect(rounded.computation.text)
      .to.contain('NRR dibulatkan ke 1 desimal')
      .and.to.contain('NRR × 0,11');
  });
});

describe('skm score, forms of JSON', () => {
  const objects = online.rows.map((row) =>
    Object.fromEntries(online.keys.map((key, i) => [key, row[i]])),
  );

  it('reads an array of objects', async () => {
    expect((await reportOf(JSON.stringify(objects, null, 2))).ikm).to.equal('81.25');
  });

  it('reads objects one a line', async () => {
    expect((await reportOf(objects.map((row) => JSON.stringify(row)).join('\n'))).ikm).to.equal(
      '81.25',
    );
  });

  it('reads U1…U9 and texts, null and absent as not answered, and passes over the rest', async () => {
    const text = `\uFEFF[{"U8": "3,5", "U1": null, "profil": {"x": [1, "}"]}, "ok": true}, {"U9": 4.0, "U8": ""}]`;
    const found = await reportOf(text, '--order', 'kuesioner');
    expect(found.unsur.map(({ key, answered, sum }) => [key, answered, sum])).to.deep.equal([
      ['persyaratan', 0, 0],
      ['pengaduan', 1, 4],
      ['sarana', 1, 3.5],
    ]);
    expect(found.notes.join()).to.contain('"profil"; "ok"');
  });

  it('keeps every digit of a number', async () => {
    const text = `[${['3.3333333333333335', '3', '3'].map((value) => `{"waktu":${value}}`).join()}]`;
    const exact = JSON.parse((await scoreText(text, '--json')).stdout) as { exact: string };
    // (9.3333333333333335 ÷ 3) × 25, in lowest terms.
    expect(exact.exact).to.equal('18666666666666667/240000000000000');
  });

  it('has no index of an empty array', async () => {
    expect(await reportOf('[]')).to.include({ ikm: null, respondents: 0 });
  });
});

describe('skm score --questionnaire', () => {
  it('averages items per respondent, and gives IKM and IPAK', async () => {
    const { ikm, ipak } = mapping(standardQuestionnaire('skm-online-2025-hybrid'));
    const header = [...ikm.flatMap(({ items }) => items), ...ipak.map(({ key }) => key)];
    const rows = online.rows.map((row, respondent) => [
      // 3.5 is what one item below and one above it make together.
      ...ikm.flatMap(({ unsur, items }) => {
        const value = row[online.keys.indexOf(unsur)]!;
        return items.map((_item, i) => (i === 0 ? Math.floor(value) : Math.ceil(value)));
      }),
      ...online.ipak_rows[respondent]!,
    ]);
    const found = await reportOf(csv(header, rows), '--questionnaire', 'skm-online-2025-hybrid');
    expect(found).to.include({ ikm: '81.25', sum: 292.5, respondents: 10, ipkp: null });
    expect(found.ipak).to.include({ value: online.ipak, respondents: 10 });
  });

  it('averages over the items answered', async () => {
    const text = 'persyaratan-informasi,persyaratan-sesuai,waktu\n3,4,4\n,4,4\n';
    const found = await reportOf(text, '--questionnaire', skmOnline2025.id);
    expect(found.unsur[0]).to.include({ key: 'persyaratan', answered: 2, sum: 7.5, nrr: 3.75 });
  });

  it('takes only the options of an item', async () => {
    const run = await scoreText(
      'persyaratan-informasi\n3.5\n',
      '--questionnaire',
      skmOnline2025.id,
    );
    expect(run).to.include({ code: 2, stdout: '' });
    expect(run.stderr).to.contain('-:2:1: persyaratan-informasi: "3.5" bukan pilihan 1 sampai 4');
  });

  it('takes an unsur from its items or from a column of its own, never from both', async () => {
    const run = await scoreText(
      'persyaratan-informasi,persyaratan\n3,3\n',
      '--questionnaire',
      skmOnline2025.id,
    );
    expect(run.code).to.equal(2);
    expect(run.stderr).to.contain(
      '-:1:2: kolom "persyaratan": isinya sudah ada di kolom "persyaratan-informasi"',
    );
  });

  it('brings six stars to four', async () => {
    const own = mapping(standardQuestionnaire('spkp-spak-6'));
    const keys = [...own.ipak, ...own.ipkp].map(({ key }) => key);
    const found = await reportOf(
      csv(keys, [keys.map(() => 6), keys.map(() => 3)]),
      '--questionnaire',
      'spkp-spak-6',
    );
    expect([found.ipak?.value, found.ipkp?.value, found.ikm]).to.deep.equal(['3.00', '3.00', null]);
  });

  it('leaves out an unsur that the questionnaire does not ask', async () => {
    const found = await reportOf('waktu,biaya\n4,1\n', '--questionnaire', 'skm-2017-gratis');
    expect(found.unsur.map(({ key }) => key)).to.deep.equal(['waktu']);
    expect(found.notes).to.include('Kolom yang tidak dihitung: "biaya".');
  });
});
