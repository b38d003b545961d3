import { expect } from 'chai';
import { Loader, type Picture } from '../src/loader.ts';
import { down, FakeEnvironment, json, silence } from './support/environment.ts';
import { resultsOf, workedTally } from './support/results.ts';

const results = resultsOf(workedTally());
const request = { collector: '/', unit: results.unit };

function loaderOn(environment: FakeEnvironment, refresh = 0) {
  const pictures: Picture[] = [];
  const loader = new Loader((picture) => pictures.push(picture));
  const start = () => loader.start({ request, base: 'https://x.example/', refresh, environment });
  return { loader, pictures, start };
}

/** Lets every promise that can settle do so. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

describe('Loader', () => {
  it('shows that it loads, then the figures', async () => {
    const { pictures, start } = loaderOn(new FakeEnvironment(json(results)));
    await start();
    expect(pictures.map((picture) => picture.loading)).to.deep.equal([true, false]);
    expect(pictures.at(-1)?.results).to.deep.equal(results);
  });

  it('keeps figures that could not be renewed, together with the failure', async () => {
    const { loader, start } = loaderOn(new FakeEnvironment(json(results), down));
    await start();
    await loader.again();
    expect(loader.picture.results).to.deep.equal(results);
    expect(loader.picture.failure?.code).to.equal('results-unreachable');
  });

  it('forgets the failure once figures come', async () => {
    const { loader, start } = loaderOn(new FakeEnvironment(down, json(results)));
    await start();
    await loader.again();
    expect(loader.picture).to.deep.equal({ results, failure: null, loading: false });
  });

  it('drops the figures of an earlier wish at once', async () => {
    const { loader, pictures, start } = loaderOn(new FakeEnvironment(json(results), silence));
    await start();
    void start();
    expect(pictures.at(-1)).to.deep.equal({ results: null, failure: null, loading: true });
    loader.stop();
  });

  it('lets a late answer to an earlier wish fall', async () => {
    let answer: (response: Response) => void = () => {};
    const late = () => new Promise<Response>((resolve) => (answer = resolve));
    const newer = { ...results, generatedAt: '2026-11-01T00:00:00Z' };
    const { loader, start } = loaderOn(new FakeEnvironment(late, json(newer)));
    const first = start();
    await start();
    answer(new Response(JSON.stringify(results)));
    await first;
    expect(loader.picture.results?.generatedAt).to.equal(newer.generatedAt);
  });

  it('asks again after the refresh time, also after a failure', async () => {
    const environment = new FakeEnvironment(down, json(results));
    const { loader, start } = loaderOn(environment, 30);
    await start();
    environment.pass(29_999);
    expect(environment.urls).to.have.length(1);
    environment.pass(1);
    expect(environment.urls).to.have.length(2);
    await settled();
    loader.stop();
  });

  it('asks no more once stopped', async () => {
    const environment = new FakeEnvironment(json(results));
    const { loader, start } = loaderOn(environment, 30);
    await start();
    loader.stop();
    environment.pass(60_000);
    await loader.again();
    expect(environment.urls).to.have.length(1);
    expect(environment.pendingTimers).to.equal(0);
  });

  it('says what is missing without asking', async () => {
    const environment = new FakeEnvironment(json(results));
    const loader = new Loader(() => {});
    await loader.start({ request: null, base: 'https://x.example/', refresh: 0, environment });
    expect(loader.picture.failure?.code).to.equal('results-setup');
    expect(environment.urls).to.deep.equal([]);
  });
});
