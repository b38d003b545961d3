import { expect } from 'chai';
import fc from 'fast-check';
import type { SkmSurvey } from '../src/skm-survey.ts';
import { clearPage, place } from './support/fixture.ts';

type Rgb = readonly [number, number, number];

/** What stands on what: the names of two colours of the element, and the least contrast between them. */
const pairs = [
  ['--_on-accent', '--_accent', 4.5],
  // Words: links, the unit's name, "fill in again".
  ['--_accent-ink', '--_paper', 4.5],
  ['--_accent-ink', '--_tint', 4.5],
  // Words on the chosen option, and on what a pointer is over.
  ['--_text', '--_tint', 4.5],
  ['--_muted', '--_tint', 4.5],
  // The ring of the focus, the frame and the radio of the chosen option, the bar of the progress.
  ['--_accent-ink', '--_raised', 3],
  ['--_accent-ink', '--_line', 3],
] as const;

const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;

/** What is painted: an engine brings what a screen cannot show to what it can. */
function painted(colour: string): Rgb {
  canvas.fillStyle = '#fff';
  canvas.fillRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

const linear = (part: number): number => {
  const value = part / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

/** Relative luminance, WCAG 2.2. */
const luminance = ([red, green, blue]: Rgb): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The pairs that fall short with an accent, by name. */
function shortfalls(survey: SkmSurvey, accent: string): string[] {
  survey.style.setProperty('--skm-accent', accent);
  const probe = survey
    .shadowRoot!.querySelector('.survey')!
    .appendChild(document.createElement('i'));
  const colourOf = (name: string): Rgb => {
    probe.style.color = `var(${name})`;
    return painted(getComputedStyle(probe).color);
  };
  const found = pairs.flatMap(([front, back, least]) => {
    const reached = contrast(colourOf(front), colourOf(back));
    return reached >= least
      ? []
      : [`${front} on ${back}: ${reached.toFixed(2)} of ${String(least)}`];
  });
  probe.remove();
  return found;
}

const part = fc.integer({ min: 0, max: 255 });
const hex = (parts: readonly number[]): string =>
  `#${parts.map((one) => one.toString(16).padStart(2, '0')).join('')}`;
const percent = fc.integer({ min: 0, max: 100 });

/** Colours as agencies write them, also those that no screen can show, and those that let something through. */
const accents = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(part, part, part).map(hex) },
  { weight: 1, arbitrary: fc.tuple(part, part, part, part).map(hex) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(percent, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 359 }))
      .map(([l, c, h]) => `oklch(${String(l)}% ${String(c / 100)} ${String(h)})`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('transparent', 'currentColor', 'red', 'lime', 'AccentColor'),
  },
);

describe('the accent of an agency', () => {
  afterEach(clearPage);

  for (const theme of ['light', 'dark']) {
    it(`is read whatever it is, ${theme}`, async () => {
      const { survey } = await place((one) => (one.theme = theme));
      fc.assert(
        fc.property(accents, (accent) => {
          expect(shortfalls(survey, accent)).to.deep.equal([]);
        }),
        { numRuns: 1000, examples: [['#767676'], ['#777'], ['#ffd400'], ['#000'], ['#fff']] },
      );
    });
  }
});
