import { expect } from 'chai';
import { SkmSurvey } from '../src/skm-survey.ts';
import { defineSkmSurvey } from '../src/define.ts';
import { serveTags } from '../src/tags.ts';
import { answerAll, clearPage, place } from './support/fixture.ts';
import { listenToConsole } from './support/console.ts';
import { until } from './support/until.ts';

afterEach(clearPage);

describe('two surveys on a page', () => {
  it('do not see each other', async () => {
    const one = await place();
    const other = await place();
    await one.respondent.choose('Pilihan 4');
    expect(other.respondent.all('input:checked')).to.be.empty;
    await answerAll(other.respondent);
    expect(
      one.respondent.all<HTMLInputElement>('input:checked').map(({ value }) => value),
    ).to.deep.equal(['4']);
  });
});

describe('define', () => {
  it('may run twice without a word', () => {
    const log = listenToConsole();
    defineSkmSurvey();
    log.restore();
    expect(log.said).to.deep.equal([]);
    expect(customElements.get('skm-survey')).to.equal(SkmSurvey);
  });

  it('leaves another version that came first, and says so once', async () => {
    const log = listenToConsole();
    const frame = await frameWith(`<script type="module">
      customElements.define('skm-survey', class extends HTMLElement { static version = '9.9.9' });
      const said = [];
      console.warn = (line) => {
        said.push(line);
        document.body.dataset.said = JSON.stringify(said);
      };
      const { defineSkmSurvey } = await import('${url('define')}');
      defineSkmSurvey();
    </script>`);
    await until(() => frame.contentDocument!.body.dataset['said'] !== undefined);
    log.restore();
    const said = JSON.parse(frame.contentDocument!.body.dataset['said']!) as string[];
    expect(said).to.have.length(1);
    expect(said[0]).to.contain('skm-defined-twice').and.to.contain('9.9.9');
    frame.remove();
  });
});

describe('the script tag', () => {
  const tag = `<script type="module" src="${url('script-tag')}" data-unit="contoh"
    data-collector="https://skm.example" data-unit-name="Dinas Contoh" data-id="survei"></script>`;

  it('puts the survey where it stands, with its attributes', async () => {
    const frame = await frameWith(`<p>Sebelum</p>${tag}<p>Sesudah</p>`);
    await until(() => !!frame.contentDocument!.querySelector('skm-survey')?.shadowRoot);
    const survey = frame.contentDocument!.querySelector('skm-survey')!;
    expect(survey.nextElementSibling!.textContent).to.equal('Sesudah');
    expect(survey.previousElementSibling!.localName).to.equal('script');
    expect([survey.id, survey.unit, survey.unitName, survey.collector]).to.deep.equal([
      'survei',
      'contoh',
      'Dinas Contoh',
      'https://skm.example',
    ]);
    frame.remove();
  });

  it('may stand there twice, and beside an element of its own', async () => {
    const frame = await frameWith(`${tag}${tag}<skm-survey unit="lain"></skm-survey>`);
    await until(() => frame.contentDocument!.querySelectorAll('skm-survey').length >= 3);
    expect(frame.contentDocument!.querySelectorAll('skm-survey')).to.have.length(3);
    frame.remove();
  });

  it('is served once however often it is looked at, and only with its own address and an attribute', () => {
    const page = document.createElement('div');
    page.innerHTML =
      '<script type="text/plain" src="/a.js" data-unit="a"></script>' +
      '<script type="text/plain" src="/a.js"></script>' +
      '<script type="text/plain" src="/b.js" data-unit="b"></script>';
    serveTags(page, new URL('/a.js', location.href).href);
    serveTags(page, new URL('/a.js', location.href).href);
    expect([...page.querySelectorAll('skm-survey')].map(({ unit }) => unit)).to.deep.equal(['a']);
  });

  it('says what is missing where the unit was forgotten', async () => {
    const forgotten = tag.replace('data-unit="contoh"', '');
    const frame = await frameWith(`<p>Sebelum</p>${forgotten}`, listening);
    const page = frame.contentDocument!;
    await until(() => !!page.querySelector('skm-survey')?.shadowRoot?.querySelector('h2'));
    const survey = page.querySelector('skm-survey')!;
    expect(survey.previousElementSibling!.localName).to.equal('script');
    expect(survey.shadowRoot!.textContent).to.contain('Survei belum dapat ditampilkan');
    await until(() => saidIn(frame).length > 0);
    expect(saidIn(frame)).to.have.length(1);
    expect(saidIn(frame)[0]).to.contain('docs/errors.md#skm-unit-missing');
    frame.remove();
  });

  it('in <head> puts the survey at the end of the page, and says so', async () => {
    const frame = await frameWith('<p>Isi</p>', `${listening}${tag}`);
    const page = frame.contentDocument!;
    await until(() => !!page.querySelector('skm-survey')?.shadowRoot?.querySelector('h2'));
    await until(() => saidIn(frame).length > 0);
    expect(page.body.lastElementChild!.getAttribute('unit')).to.equal('contoh');
    expect(saidIn(frame)).to.have.length(1);
    expect(saidIn(frame)[0]).to.contain('docs/errors.md#skm-tag-in-head');
    frame.remove();
  });

  it('serves a tag that is inserted after the file has run', async () => {
    const frame = await frameWith(tag);
    const page = frame.contentDocument!;
    await until(() => !!page.querySelector('skm-survey'));
    const late = page.createElement('script');
    late.type = 'module';
    late.src = url('script-tag');
    late.dataset['unit'] = 'kemudian';
    page.body.append(late);
    await until(() => page.querySelectorAll('skm-survey').length === 2);
    expect(late.nextElementSibling!.getAttribute('unit')).to.equal('kemudian');
    frame.remove();
  });
});

describe('a strict Content-Security-Policy with Trusted Types', () => {
  it('finds nothing to block, from the introduction to the thanks', async () => {
    const policy =
      // The frame has no address, so the origin stands for 'self'.
      `default-src 'none'; script-src ${location.origin}; style-src ${location.origin}; require-trusted-types-for 'script'`;
    const frame = await frameWith(
      `<body><script type="module" src="${new URL('./support/csp-page.ts', import.meta.url).href}"></script></body>`,
      `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    );
    await until(() => frame.contentDocument!.title !== '');
    expect(frame.contentDocument!.title).to.equal('Terima kasih; violations: none');
    frame.remove();
  });
});

/** Address of a source file of this package, as the test server gives it. */
function url(name: string): string {
  return new URL(`../src/${name}.ts`, import.meta.url).href.replace(/\?.*/, '');
}

/** For the head of a frame: keeps what its page says with `console.warn`. */
const listening = `<script>
  const said = [];
  console.warn = (line) => {
    said.push(line);
    document.documentElement.dataset.said = JSON.stringify(said);
  };
</script>`;

const saidIn = (frame: HTMLIFrameElement): string[] =>
  JSON.parse(frame.contentDocument!.documentElement.dataset['said'] ?? '[]') as string[];

async function frameWith(body: string, head = ''): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  frame.srcdoc = `<!doctype html><html lang="id"><head>${head}</head>${body}</html>`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.append(frame);
  await loaded;
  return frame;
}
