import { expect } from 'chai';
import { whatIsCut } from './support/findings.ts';
import { Stage } from './support/stage.ts';

/** What Chromium tells assistive technology is invalid, by role and name. */
async function invalid(stage: Stage): Promise<string[]> {
  const session = await stage.page.context().newCDPSession(stage.page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .filter(({ properties = [] }) =>
      properties.some(({ name, value }) => name === 'invalid' && value.value !== 'false'),
    )
    .map(({ role, name }) => `${String(role?.value)} ${String(name?.value)}`);
}

/** Where everything stands that is no run of words, from the left edge and, mirrored, from the right one. */
const places = (stage: Stage): Promise<{ what: string; left: number; right: number }[]> =>
  stage.page.evaluate(() => {
    const root = document.querySelector('skm-survey')?.shadowRoot;
    return [...(root?.querySelectorAll('*') ?? [])].flatMap((one) => {
      const { display } = getComputedStyle(one);
      const isPlaced = !/^(?:none|inline|contents)$/.test(display);
      if (!isPlaced || one.parentElement?.closest('svg')) return [];
      const { left, right } = one.getBoundingClientRect();
      const what = `${one.localName}.${one.getAttribute('class') ?? ''}`;
      return [{ what, left: Math.round(left), right: Math.round(innerWidth - right) }];
    });
  });

/** A style of the first element of a selector. */
const styleOf = (stage: Stage, selector: string, property: string): Promise<string> =>
  stage.page.evaluate(
    ([found, name]) => {
      const one = document.querySelector('skm-survey')?.shadowRoot?.querySelector(found);
      if (!one) throw new Error(`no ${found}`);
      return getComputedStyle(one).getPropertyValue(name);
    },
    [selector, property] as const,
  );

describe('what a device, a paper or a script asks for', function () {
  this.timeout(60_000);
  let stage: Stage;

  before(async () => {
    stage = await Stage.open();
  });

  after(async () => {
    await stage.close();
  });

  afterEach(() =>
    stage.page.emulateMedia({
      media: null,
      colorScheme: null,
      forcedColors: null,
      reducedMotion: 'reduce',
    }),
  );

  for (const [theme, page, device, isDark] of [
    ['system', 'light', 'dark', true],
    ['system', 'dark', 'light', false],
    ['page', 'light', 'dark', false],
    ['page', 'dark', 'light', true],
    ['light', 'dark', 'dark', false],
    ['dark', 'light', 'light', true],
  ] as const) {
    it(`is ${isDark ? 'dark' : 'light'} with theme="${theme}" on a ${page} page of a ${device} device`, async () => {
      await stage.show('question');
      await stage.page.emulateMedia({ colorScheme: device });
      const [surface = NaN, words = NaN] = await stage.page.evaluate(
        ([of, scheme]) => {
          const survey = document.querySelector('skm-survey');
          survey?.setAttribute('theme', of);
          document.documentElement.style.colorScheme = scheme;
          const one = survey?.shadowRoot?.querySelector('.survey') ?? document.body;
          const { backgroundColor, color } = getComputedStyle(one);
          // The green of each is nearest to how light it is.
          const paint = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
          return [backgroundColor, color].map((each) => {
            Object.assign(paint ?? {}, { fillStyle: each });
            paint?.fillRect(0, 0, 1, 1);
            return paint?.getImageData(0, 0, 1, 1).data[1] ?? NaN;
          });
        },
        [theme, page] as const,
      );
      expect(words > surface).to.equal(isDark);
    });
  }

  const customStates = {
    loading: 'loading',
    unavailable: 'unavailable',
    introduction: 'intro',
    question: 'asking',
    review: 'review',
    sending: 'sending',
    failed: 'failed',
    saved: 'thanks',
  } as const;
  for (const [state, custom] of Object.entries(customStates)) {
    it(`is told to a style sheet by one custom state: ${state}`, async () => {
      await stage.show(state as keyof typeof customStates);
      const told = await stage.page.evaluate(
        (names) =>
          names.filter((one) => document.querySelector('skm-survey')?.matches(`:state(${one})`)),
        Object.values(customStates),
      );
      expect(told).to.deep.equal([custom]);
    });
  }

  for (const state of ['question', 'profile', 'page'] as const) {
    it(`calls nothing invalid before it was refused: ${state}`, async () => {
      await stage.show(state, { questionnaire: 'skm-online-2025-hybrid', channel: 'hybrid' });
      expect(await invalid(stage)).to.deep.equal([]);
    });
  }

  it('calls the question invalid that was refused, and none of its options', async () => {
    await stage.show('refused', { lang: 'en' });
    expect(await invalid(stage)).to.deep.equal([
      'radiogroup In your opinion, how suitable are the requirements for this kind of service?',
    ]);
  });

  for (const state of [
    'answered',
    'profile',
    'review',
    'resume',
    'page-open',
    'kiosk-question',
  ] as const) {
    it(`is mirrored where a script runs from right to left: ${state}`, async () => {
      await stage.show(state);
      const before = await places(stage);
      await stage.page.evaluate(() => {
        const survey = document.querySelector('skm-survey');
        survey?.shadowRoot?.querySelector('.survey')?.setAttribute('dir', 'rtl');
      });
      const after = await places(stage);
      expect(before.some(({ left, right }) => Math.abs(left - right) > 40)).to.equal(true);
      expect(
        after.map(({ what, left, right }) => ({ what, left: right, right: left })),
      ).to.deep.equal(before);
    });
  }

  it('tells the chosen answer, the way on and the focus apart where the device chooses the colours', async () => {
    await stage.page.emulateMedia({ forcedColors: 'active' });
    await stage.show('answered');
    const chosen = await styleOf(stage, '.option:has(:checked)', 'border-top-color');
    expect(chosen).not.to.equal(await styleOf(stage, '.option', 'border-top-color'));
    expect(await styleOf(stage, '.option:has(:checked)', 'border-top-width')).to.equal('3px');
    expect(await styleOf(stage, '.primary', 'background-color')).not.to.equal(
      await styleOf(stage, '.quiet', 'background-color'),
    );
    expect(await styleOf(stage, 'h2', 'outline-style')).to.equal('solid');
    expect(await styleOf(stage, '.face', 'color')).to.equal(
      await styleOf(stage, '.words', 'color'),
    );
  });

  for (const state of ['introduction', 'answered', 'profile', 'review', 'page-open'] as const) {
    it(`loses nothing with the spacing of text that WCAG 1.4.12 names: ${state}`, async () => {
      await stage.page.setViewportSize({ width: 320, height: 640 });
      await stage.show(state);
      await stage.page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(
          `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
          p { margin-block-end: 2em !important }`,
        );
        document.querySelector('skm-survey')?.shadowRoot?.adoptedStyleSheets.push(sheet);
      });
      // A word that is longer than its line goes on in the next one.
      const lost = (await stage.page.evaluate(whatIsCut)).filter(
        (one) => !one.endsWith('is broken'),
      );
      expect(lost).to.deep.equal([]);
      await stage.page.setViewportSize({ width: 412, height: 915 });
    });
  }

  it('prints every question with boxes for a pen, and no button', async () => {
    await stage.show('page');
    await stage.page.emulateMedia({ media: 'print' });
    const printed = await stage.page.evaluate(() => {
      const root = document.querySelector('skm-survey')?.shadowRoot;
      const seen = (selector: string): Element[] =>
        [...(root?.querySelectorAll(selector) ?? [])].filter((one) => one.checkVisibility());
      const fill = (box: Element): string => getComputedStyle(box).backgroundColor;
      return {
        questions: seen('[part=question]').length,
        options: seen('.option').length,
        filled: seen('.option input').map((box) => fill(box) !== 'rgba(0, 0, 0, 0)'),
        hidden: [...seen('button'), ...seen('progress'), ...seen('.face')].length,
        focus: getComputedStyle(root?.querySelector('h2') ?? document.body).outlineStyle,
      };
    });
    expect(printed.questions).to.equal(9);
    expect(printed.options).to.equal(36);
    expect(printed.filled.flatMap((isFilled, at) => (isFilled ? [at] : []))).to.deep.equal([
      3, 6, 9,
    ]);
    expect(printed.hidden).to.equal(0);
    expect(printed.focus).to.equal('none');
  });

  for (const [state, ...inks] of [
    ['page', ['h2', 'color'], ['.option input', 'border-top-color'], ['.option', 'color']],
    ['page-review', ['h2', 'color'], ['.said', 'color'], ['.line', 'border-bottom-color']],
  ] as const) {
    it(`prints a dark survey as a light one, for paper is white: ${state}`, async () => {
      const printed = async (theme: string): Promise<string[]> => {
        await stage.show(state, { theme });
        await stage.page.emulateMedia({ media: 'print' });
        return Promise.all(inks.map(([selector, property]) => styleOf(stage, selector, property)));
      };
      expect(await printed('dark')).to.deep.equal(await printed('light'));
    });
  }

  it('prints every answer of the review, and no button', async () => {
    await stage.show('page-review');
    await stage.page.emulateMedia({ media: 'print' });
    const lines = stage.page.locator('skm-survey .said');
    expect(await lines.count()).to.equal(14);
    expect(await stage.page.locator('skm-survey .said:visible').count()).to.equal(14);
    expect(await stage.page.locator('skm-survey button:visible').count()).to.equal(0);
  });

  for (const [motion, moves] of [
    ['reduce', false],
    ['no-preference', true],
  ] as const) {
    it(`${moves ? 'moves a little' : 'moves nothing'} with prefers-reduced-motion: ${motion}`, async () => {
      await stage.show('answered');
      await stage.page.emulateMedia({ reducedMotion: motion });
      const durations = await stage.page.evaluate(() => {
        const root = document.querySelector('skm-survey')?.shadowRoot;
        return [...(root?.querySelectorAll('*') ?? [])].flatMap((one) => {
          const { animationName, transitionDuration } = getComputedStyle(one);
          return animationName === 'none' && transitionDuration === '0s' ? [] : [one.localName];
        });
      });
      expect(durations.length > 0).to.equal(moves);
    });
  }
});
