import { expect } from 'chai';
import type { SurveyEnvironment } from '../src/environment.ts';
import { Part } from '../src/part.ts';

/** Pauses that end when the test says so. */
class Pauses implements SurveyEnvironment {
  readonly lengths: number[] = [];
  #end: () => void = () => {};

  retry(ms: number, run: () => void): () => void {
    this.lengths.push(ms);
    this.#end = run;
    return run;
  }

  end(): void {
    this.#end();
  }

  later(): () => void {
    throw new Error('nothing else is waited for here');
  }

  now(): number {
    return 0;
  }

  afterPaint(): void {}

  session(): null {
    return null;
  }
}

/** Lets everything that waits for promises run. */
const settled = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));

const gone = (): Promise<never> => Promise.reject(new TypeError('Failed to fetch'));

describe('Part', () => {
  let warn: typeof console.warn;
  const said: unknown[] = [];
  beforeEach(() => {
    warn = console.warn;
    console.warn = (line: unknown) => said.push(line);
  });
  afterEach(() => {
    console.warn = warn;
    said.length = 0;
  });

  it('is fetched once, however many want it, and each is told when it is here', async () => {
    let fetches = 0;
    const part = new Part(() => Promise.resolve(++fetches), new Pauses());
    const told: string[] = [];
    expect(part.want(() => told.push('one'))).to.be.null;
    expect(part.want(() => told.push('other'))).to.be.null;
    await settled();
    expect([part.here, fetches]).to.deep.equal([1, 1]);
    expect(told).to.deep.equal(['one', 'other']);
    expect(part.want(() => told.push('late'))).to.equal(1);
  });

  it('is tried again with growing pauses until it is here, and says so once', async () => {
    const pauses = new Pauses();
    let isBack = false;
    const part = new Part(() => (isBack ? Promise.resolve('here') : gone()), pauses);
    let told = 0;
    part.want(() => told++);
    for (let tries = 0; tries < 7; tries += 1) {
      await settled();
      expect(part.isMissing).to.be.true;
      pauses.end();
    }
    await settled();
    isBack = true;
    pauses.end();
    await settled();
    expect([part.here, part.isMissing]).to.deep.equal(['here', false]);
    expect(pauses.lengths).to.deep.equal([
      1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
    ]);
    expect(told).to.equal(9);
    expect(said).to.have.length(1);
    expect(said[0]).to.contain('docs/errors.md#skm-part-missing').and.to.contain('Failed to fetch');
  });

  it('is tried at once when somebody asks for it', async () => {
    const pauses = new Pauses();
    let fetches = 0;
    const part = new Part(() => (++fetches === 1 ? gone() : Promise.resolve('here')), pauses);
    part.again();
    expect(fetches, 'nobody wants it yet').to.equal(0);
    part.want(() => {});
    await settled();
    part.again();
    await settled();
    expect(part.here).to.equal('here');
  });

  it('rejects a single try, and the next one may succeed', async () => {
    let fetches = 0;
    const part = new Part(() => (++fetches === 1 ? gone() : Promise.resolve('here')), new Pauses());
    const failure = await part.load().catch((cause: unknown) => cause);
    expect(failure).to.be.instanceOf(TypeError);
    expect(await part.load()).to.equal('here');
    expect(part.here).to.equal('here');
  });
});
