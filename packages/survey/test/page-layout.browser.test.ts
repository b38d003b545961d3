import { expect } from 'chai';
import { extraParts } from '../src/extras/extras.ts';
import { clearPage, place, type Setting } from './support/fixture.ts';
import { demanding, small } from './support/questionnaires.ts';
import { until } from './support/until.ts';

afterEach(clearPage);

/** A survey on one page, begun. */
async function begin(definition = small): Promise<Setting> {
  const setting = await place((survey) => {
    survey.layout = 'page';
    survey.definition = definition;
  });
  await extraParts.load();
  await setting.respondent.press('Mulai');
  await until(() => setting.respondent.all('.page').length > 0);
  await setting.respondent.settle();
  return setting;
}

/** Chooses the nth option of a question or field. */
async function choose({ respondent }: Setting, name: string, nth = 0): Promise<void> {
  respondent.all<HTMLInputElement>(`[name="${name}"]`)[nth]!.click();
  await respondent.settle();
}

describe('layout="page"', () => {
  it('asks everything on one page, and goes on by one button to the review', async () => {
    const setting = await begin();
    const { respondent, client } = setting;
    expect(respondent.all('fieldset')).to.have.length(3);
    expect(respondent.text).to.contain('0 dari 2 dijawab');
    await choose(setting, 'persyaratan', 3);
    await choose(setting, 'profile-usia');
    await respondent.write('Hubungi 0812-3456-7890');
    expect(respondent.text).to.contain('1 dari 2 dijawab');
    await respondent.press('Periksa jawaban');
    expect(respondent.heading).to.equal('Periksa jawaban Anda');
    expect(respondent.text).to.contain('Hubungi [telepon]').and.to.contain('Pilihan 4');
    await respondent.press('Kirim');
    expect(client.submissions).to.have.length(1);
    expect(client.submissions[0]).to.deep.include({
      answers: { persyaratan: 4, waktu: null },
      profile: { usia: '17-25' },
      comment: 'Hubungi [telepon]',
    });
  });

  it('names all that is open at its top, moves the focus there, and leads to each', async () => {
    const setting = await begin(demanding);
    const { respondent } = setting;
    await respondent.press('Periksa jawaban');
    const summary = respondent.all('.open')[0]!;
    expect(respondent.focused).to.equal(summary);
    expect(summary.textContent).to.contain('Ada 5 jawaban yang belum diisi');
    const links = respondent.all<HTMLAnchorElement>('.open a');
    expect(links.map(({ textContent }) => textContent.trim())).to.deep.equal([
      '1. Bagaimana biaya?',
      '2. Apakah ada pegawai yang mengarahkan?',
      'Disabilitas',
      'Tanggal',
      'Layanan',
    ]);
    const address = location.href;
    links[4]!.click();
    expect((respondent.focused as HTMLInputElement).name).to.equal('profile-jenis-layanan');
    expect(location.href).to.equal(address);
    const wrong = respondent.all('[aria-invalid=true]');
    expect(wrong).to.have.length(links.length);
    for (const invalid of wrong) {
      const error = invalid.getAttribute('aria-describedby')!;
      expect(respondent.all(`[id="${error}"]`)).to.have.length(1);
    }
  });

  it('shortens the list with each answer, and leaves the focus where it is', async () => {
    const setting = await begin(demanding);
    const { respondent } = setting;
    await respondent.press('Periksa jawaban');
    const radio = respondent.all<HTMLInputElement>('[name="biaya"]')[2]!;
    radio.focus();
    radio.click();
    await respondent.settle();
    expect(respondent.all('.open a')).to.have.length(4);
    expect(respondent.focused).to.equal(radio);
    await respondent.press('Periksa jawaban');
    expect(respondent.focused).to.equal(respondent.all('.open')[0]);
  });

  it('leads from the review to the question that is changed, and back', async () => {
    const setting = await begin();
    const { respondent } = setting;
    await choose(setting, 'persyaratan', 3);
    await respondent.press('Periksa jawaban');
    respondent.all('.line button')[1]!.click();
    await respondent.settle();
    expect(respondent.focused!.textContent).to.contain('2. Bagaimana waktu?');
    await choose(setting, 'waktu', 0);
    await respondent.press('Simpan perubahan');
    expect(respondent.heading).to.equal('Periksa jawaban Anda');
    expect(respondent.text).to.contain('Pilihan 1');
  });

  it('goes back to the introduction and keeps what was said', async () => {
    const setting = await begin();
    await choose(setting, 'persyaratan', 3);
    await setting.respondent.press('Kembali');
    expect(setting.respondent.text).to.contain('Mulai');
    await setting.respondent.press('Mulai');
    expect(setting.respondent.all(':checked')).to.have.length(1);
  });

  it('is taken up after a reload at the first open question', async () => {
    const setting = await begin();
    await choose(setting, 'waktu', 1);
    const { unit } = setting.survey;
    setting.survey.remove();
    const again = await place((survey) => Object.assign(survey, { unit, layout: 'page' }));
    await again.respondent.press('Lanjutkan pengisian');
    expect(
      again.respondent.all<HTMLInputElement>(':checked').map(({ name }) => name),
    ).to.deep.equal(['waktu']);
  });
});
