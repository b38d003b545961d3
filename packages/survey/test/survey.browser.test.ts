import { expect } from 'chai';
import type { SubmitOutcome } from '@skm-survey/sdk';
import { answerAll, clearPage, place } from './support/fixture.ts';
import { listenToConsole } from './support/console.ts';

afterEach(clearPage);

describe('<skm-survey> asks', () => {
  it('with an introduction that says what it is, how long it takes and what is not asked', async () => {
    const { respondent } = await place((survey) => {
      survey.unitName = 'Puskesmas Contoh';
      survey.serviceName = 'Imunisasi';
    });
    expect(respondent.title).to.equal('Survei kecil');
    for (const words of ['Puskesmas Contoh', 'Layanan: Imunisasi', '2 pertanyaan', 'NIK']) {
      expect(respondent.text).to.contain(words);
    }
  });

  it('the first question beneath the introduction: whoever answers it has started', async () => {
    const { survey, respondent } = await place();
    const events: string[] = [];
    for (const type of ['skm-start', 'skm-answer'] as const)
      survey.addEventListener(type, () => events.push(type));
    const legend = respondent.root.querySelector('legend')!;
    expect(legend.textContent.trim()).to.equal('Bagaimana persyaratan?');
    expect(respondent.all('button')).to.have.length(1);
    await respondent.choose('Pilihan 4');
    await respondent.choose('Pilihan 3');
    expect(events).to.deep.equal(['skm-start', 'skm-answer', 'skm-answer']);
    expect(legend.isConnected, 'nothing moves under the finger').to.be.true;
    expect(respondent.title).to.equal('Survei kecil');
  });

  it('without the introduction from the second question on, and when the first one is changed', async () => {
    const { respondent } = await place();
    await answerAll(respondent);
    await respondent.press('Ubah');
    expect(respondent.title).to.equal('Bagaimana persyaratan?');
    expect(respondent.text).to.contain('Simpan perubahan');
    expect(respondent.text).to.contain('Kembali');
  });

  it('one question at a time: a fieldset whose legend is the question, native radios, words and faces', async () => {
    const { respondent } = await place();
    const [fieldset, ...others] = respondent.all<HTMLFieldSetElement>('fieldset');
    expect(others).to.have.length(0);
    expect(fieldset!.querySelector('legend')!.textContent.trim()).to.equal(
      'Bagaimana persyaratan?',
    );
    const radios = respondent.all<HTMLInputElement>('input[type=radio]');
    expect(radios.map((radio) => radio.labels![0]!.textContent.trim())).to.deep.equal([
      'Pilihan 1',
      'Pilihan 2',
      'Pilihan 3',
      'Pilihan 4',
    ]);
    expect(new Set(radios.map(({ name }) => name)).size).to.equal(1);
    for (const face of respondent.all('svg')) expect(face.ariaHidden).to.equal('true');
  });

  it('with progress in words and as a progress bar', async () => {
    const { respondent } = await place();
    const bar = respondent.root.querySelector('progress')!;
    expect(respondent.text).to.contain('Pertanyaan 1 dari 2');
    expect([bar.value, bar.max]).to.deep.equal([1, 4]);
    expect(bar.getAttribute('aria-valuetext')).to.equal('Pertanyaan 1 dari 2');
  });

  it('and says what is missing, beside the question and tied to it', async () => {
    const { respondent } = await place();
    await respondent.press('Lanjut');
    const radio = respondent.focused as HTMLInputElement | null;
    expect(radio?.type).to.equal('radio');
    const error = respondent.root.getElementById(radio!.getAttribute('aria-describedby')!);
    expect(error!.textContent).to.equal('Silakan pilih satu jawaban.');
    await respondent.choose('Pilihan 2');
    expect(respondent.text).to.not.contain('Silakan pilih');
  });

  it('and shows no choice of the last question on the next one', async () => {
    const { respondent } = await place();
    await respondent.choose('Pilihan 4');
    await respondent.press('Lanjut');
    expect(respondent.heading).to.equal('Bagaimana waktu?');
    expect(respondent.all('input:checked').length).to.equal(0);
    await respondent.press('Kembali');
    expect(
      respondent.all<HTMLInputElement>('input:checked').map(({ value }) => value),
    ).to.deep.equal(['4']);
  });

  it('and lets an optional question be skipped, and its choice be taken back', async () => {
    const { respondent } = await place();
    await respondent.choose('Pilihan 4');
    await respondent.press('Lanjut');
    await respondent.choose('Pilihan 1');
    await respondent.press('Hapus pilihan');
    expect(respondent.all('input:checked').length).to.equal(0);
    await respondent.press('Lewati');
    expect(respondent.heading).to.equal('Tentang Anda');
  });

  it('and goes to the first option with the focus where a choice is taken back', async () => {
    const { respondent } = await place();
    await respondent.choose('Pilihan 4');
    await respondent.press('Lanjut');
    for (const choice of ['Pilihan 3', '17–25']) {
      await respondent.choose(choice);
      respondent.button('Hapus pilihan').focus();
      await respondent.press('Hapus pilihan');
      const [first] = respondent.all('fieldset input');
      expect(respondent.focused === first).to.be.true;
      expect(respondent.all('input:checked')).to.deep.equal([]);
      await respondent.press('Lewati');
    }
  });

  it('moves focus to the heading of each new screen, but not when it appears on the page', async () => {
    const { respondent } = await place();
    expect(respondent.focused === null).to.be.true;
    await respondent.choose('Pilihan 4');
    await respondent.press('Lanjut');
    expect(respondent.focused?.textContent).to.contain('Bagaimana waktu?');
    await respondent.press('Kembali');
    expect(respondent.focused?.textContent).to.contain('Bagaimana persyaratan?');
  });
});

describe('<skm-survey> reviews and keeps', () => {
  it('everything that was said, as it will be stored', async () => {
    const { respondent } = await place();
    await answerAll(respondent);
    expect(respondent.heading).to.equal('Periksa jawaban Anda');
    expect(respondent.all('.said').map((said) => said.textContent.trim())).to.deep.equal([
      'Pilihan 4',
      'Pilihan 3',
      '17–25',
      'Telepon saya [telepon]',
    ]);
  });

  it('a change made from the review, and comes back to it', async () => {
    const { respondent, client } = await place();
    await answerAll(respondent);
    respondent.all('button.link')[0]!.click();
    await respondent.settle();
    await respondent.choose('Pilihan 1');
    await respondent.press('Simpan perubahan');
    await respondent.press('Kirim');
    expect(client.submissions[0]!.answers).to.deep.equal({ persyaratan: 1, waktu: 3 });
  });

  it('the answer with what was asked, in which language and for which service', async () => {
    const { respondent, client } = await place((survey) => {
      survey.service = 'ktp-el';
    });
    await answerAll(respondent);
    await respondent.press('Kirim');
    expect(client.submissions).to.deep.equal([
      {
        questionnaire: { id: 'small', revision: '1' },
        service: 'ktp-el',
        lang: 'id',
        answers: { persyaratan: 4, waktu: 3 },
        profile: { usia: '17-25' },
        comment: 'Telepon saya [telepon]',
      },
    ]);
  });

  it('and thanks only after the client has kept it', async () => {
    const { respondent, client } = await place();
    let keep: (outcome: SubmitOutcome) => void = () => {};
    client.outcomes.push(new Promise((resolve) => (keep = resolve)));
    await answerAll(respondent);
    await respondent.press('Kirim');
    expect(respondent.text).to.contain('Menyimpan');
    expect(respondent.text).to.not.contain('Terima kasih');
    keep({ kind: 'saved', id: 'a', seq: 1 });
    await respondent.settle();
    expect(respondent.heading).to.equal('Terima kasih');
    expect(respondent.text).to.contain('tersimpan di perangkat ini');
  });

  it('and says that it was sent when the collector has it', async () => {
    const { survey, respondent, client } = await place();
    const accepted: string[] = [];
    survey.addEventListener('skm-accepted', ({ id }) => accepted.push(id));
    await answerAll(respondent);
    await respondent.press('Kirim');
    client.accept('of-another-element');
    client.accept('answer-1');
    await respondent.settle();
    expect(respondent.text).to.contain('sudah terkirim');
    expect(accepted).to.deep.equal(['answer-1']);
  });

  it('and promises nothing more where the collector has rejected it, until it is accepted after all', async () => {
    const log = listenToConsole();
    const { survey, respondent, client } = await place();
    const accepted: string[] = [];
    survey.addEventListener('skm-accepted', ({ id }) => accepted.push(id));
    await answerAll(respondent);
    await respondent.press('Kirim');
    client.reject('of-another-element');
    await respondent.settle();
    expect(respondent.text).to.contain('akan dikirim otomatis');
    client.reject('answer-1');
    await respondent.settle();
    expect(respondent.text).to.not.contain('otomatis');
    expect(respondent.text).to.contain('belum dapat diterima');
    expect(accepted).to.deep.equal([]);
    client.accept('answer-1');
    await respondent.settle();
    expect(respondent.text).to.contain('sudah terkirim');
    expect(accepted).to.deep.equal(['answer-1']);
    log.restore();
    expect(log.said.join()).to.contain('answer-rejected');
  });

  it('and tells of a rejection that came before the store told of the answer', async () => {
    const log = listenToConsole();
    const { respondent, client } = await place();
    let keep: (outcome: SubmitOutcome) => void = () => {};
    client.outcomes.push(new Promise((resolve) => (keep = resolve)));
    await answerAll(respondent);
    await respondent.press('Kirim');
    client.reject('a');
    keep({ kind: 'saved', id: 'a', seq: 1 });
    await respondent.settle();
    log.restore();
    expect(respondent.text).to.contain('belum dapat diterima');
  });

  it('and does not claim that it is on the device where nothing outlives the page', async () => {
    const { respondent, client } = await place();
    client.become({ durable: false });
    await answerAll(respondent);
    await respondent.press('Kirim');
    expect(respondent.text).to.contain('jangan menutup halaman');
    expect(respondent.text).to.not.contain('tersimpan di perangkat');
  });

  it('and tells discreetly how many answers wait', async () => {
    const { respondent, client } = await place();
    client.become({ pending: 3 });
    await respondent.settle();
    expect(respondent.text).to.contain('3 jawaban menunggu dikirim');
    await respondent.choose('Pilihan 4');
    expect(respondent.text).to.not.contain('menunggu');
  });

  it('no element of the first question for the next person, who finds it beneath the same introduction', async () => {
    const { survey, respondent } = await place();
    await respondent.choose('Pilihan 4');
    const [radio] = respondent.all('input:checked');
    survey.reset();
    await respondent.settle();
    expect(respondent.heading).to.equal('Bagaimana persyaratan?');
    expect(respondent.all('input:checked')).to.be.empty;
    expect(radio!.isConnected).to.be.false;
  });

  it('nothing of the previous person for the next one', async () => {
    const { respondent, client } = await place();
    await answerAll(respondent);
    await respondent.press('Kirim');
    await respondent.press('Isi lagi');
    expect(respondent.title).to.equal('Survei kecil');
    expect(respondent.focused?.textContent).to.contain('Survei kecil');
    expect(respondent.all('input:checked').length).to.equal(0);
    await answerAll(respondent);
    await respondent.press('Kirim');
    expect(client.submissions).to.have.length(2);
  });
});

describe('<skm-survey> fails truly', () => {
  const failure: SubmitOutcome = { kind: 'failed', id: 'try', code: 'store-full', cause: 'full' };

  it('keeps the answers on the screen, and the same answer keeps its id when tried again', async () => {
    const log = listenToConsole();
    const { survey, respondent, client } = await place();
    const codes: string[] = [];
    survey.addEventListener('skm-failed', ({ code }) => codes.push(code));
    client.outcomes.push(failure);
    await answerAll(respondent);
    await respondent.press('Kirim');
    expect(respondent.heading).to.equal('Jawaban Anda belum tersimpan');
    expect(codes).to.deep.equal(['store-full']);
    await respondent.press('Coba lagi');
    log.restore();
    expect(respondent.heading).to.equal('Terima kasih');
    expect(client.ids).to.deep.equal([undefined, 'try']);
  });

  it('gives a changed answer an id of its own', async () => {
    const log = listenToConsole();
    const { respondent, client } = await place();
    client.outcomes.push(failure);
    await answerAll(respondent);
    await respondent.press('Kirim');
    await respondent.press('Lihat jawaban');
    await respondent.choose('Survei ini diisikan oleh pendamping atau petugas');
    await respondent.press('Kirim');
    log.restore();
    expect(client.submissions[1]!.assisted).to.be.true;
    expect(client.ids).to.deep.equal([undefined, undefined]);
  });

  it('does not break when a client rejects', async () => {
    const log = listenToConsole();
    const { respondent, client } = await place();
    client.outcomes.push(Promise.reject(new Error('a bug')));
    await answerAll(respondent);
    await respondent.press('Kirim');
    expect(respondent.heading).to.equal('Jawaban Anda belum tersimpan');
    await respondent.press('Coba lagi');
    log.restore();
    // It named no id, so none is given back: an empty one would be no answer to a collector.
    expect(client.ids).to.deep.equal([undefined, undefined]);
  });
});
