import { expect } from 'chai';
import type { StateName } from '@skm-survey/examples/states';
import { Stage } from '../accessibility/support/stage.ts';

/** What can be touched on a screen, each with its middle in px from above. In the page. */
function controls(survey: Element): { readonly what: string; readonly middle: number }[] {
  const touched = survey.shadowRoot?.querySelectorAll('button, a, textarea, .option, .chip') ?? [];
  return [...touched]
    .filter((one) => one.checkVisibility() && !one.closest('[inert]'))
    .map((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return { what: one.textContent.replace(/\s+/g, ' ').trim(), middle: (top + bottom) / 2 };
    });
}

/** px; an upright screen, as kiosks have. */
const [width, height] = [1_080, 1_920];

describe('a kiosk with reach="low" has all that is touched in the lower half of an upright screen', function () {
  this.timeout(60_000);
  let stage: Stage;

  before(async () => {
    stage = await Stage.open();
    await stage.page.setViewportSize({ width, height });
  });
  after(() => stage.close());

  for (const [state, count] of [
    ['kiosk', 4],
    ['kiosk-services', 8],
    ['kiosk-question', 10],
    ['kiosk-left', 2],
    ['kiosk-thanks', 4],
  ] as const satisfies readonly (readonly [StateName, number])[]) {
    it(state, async () => {
      await stage.show(state, { lang: 'id', theme: 'light', reach: 'low', languages: 'id en' });
      const found = await stage.page.locator('skm-survey').evaluate(controls);
      // As many as there are to see: an empty list proves nothing.
      expect(found.length, JSON.stringify(found)).to.equal(count);
      expect(found.filter(({ middle }) => middle < height / 2)).to.deep.equal([]);
    });
  }
});
