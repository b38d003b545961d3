import type { SkmSurvey } from 'skm-survey';

/** What one stretch of respondents came to. */
export interface Stretch {
  readonly saved: number;
  readonly partial: number;
  readonly discarded: number;
}

/**
 * Runs in the page: so many respondents one after the other, by what stands on the screen. Every eleventh goes away after
 * three questions and leaves a part, every seventh goes away and takes back what was said.
 */
export async function respondents(from: number, count: number): Promise<Stretch> {
  const survey = document.querySelector<SkmSurvey>('skm-survey');
  const root = survey?.shadowRoot;
  if (!survey || !root) throw new Error('there is no survey');
  let saved = 0;
  let partial = 0;
  let discarded = 0;
  const onSaved = (): void => void (saved += 1);
  const onAbandon = (event: Event): void => {
    if ((event as unknown as { partial: boolean }).partial) partial += 1;
    else discarded += 1;
  };
  survey.addEventListener('skm-saved', onSaved);
  survey.addEventListener('skm-abandon', onAbandon);
  const next = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));
  const until = async (holds: () => boolean, what: string): Promise<void> => {
    const start = performance.now();
    await survey.updateComplete;
    while (!holds()) {
      if (performance.now() - start > 60_000)
        throw new Error(`waited in vain for ${what}: ${root.textContent}`);
      await next();
    }
  };
  const screen = (): string =>
    `${root.querySelector('h2')?.textContent ?? ''}${root.querySelector('#where')?.textContent ?? ''}`;
  for (let one = from; one < from + count; one += 1) {
    await until(() => survey.begin({ counter: `l-${String(one % 9)}` }), 'a free kiosk');
    const leaves = one % 11 === 0 ? 'part' : one % 7 === 0 ? 'nothing' : null;
    for (let screens = 0; ; screens += 1) {
      await survey.updateComplete;
      if (root.querySelector('dl')) break;
      if (leaves && screens === 3) break;
      const options = root.querySelectorAll<HTMLInputElement>('.option input');
      options[(one + screens) % (options.length || 1)]?.click();
      const words = root.querySelector('textarea');
      if (words && one % 3 === 0) {
        words.value = `Pendapat nomor ${String(one)}: petugasnya ramah.`;
        words.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      }
      const before = screen();
      root.querySelector<HTMLFormElement>('form')?.requestSubmit();
      await until(() => screen() !== before, `what follows ${before}`);
    }
    if (leaves) {
      survey.partial = leaves === 'part' ? 'submit' : 'discard';
      survey.reset();
    } else {
      root.querySelector<HTMLFormElement>('form')?.requestSubmit();
      await until(() => root.querySelector('.after') !== null, 'the thanks');
      root.querySelector<HTMLButtonElement>('.after button')?.click();
    }
    await until(() => root.querySelector('.attract') !== null, 'the first screen');
  }
  survey.removeEventListener('skm-saved', onSaved);
  survey.removeEventListener('skm-abandon', onAbandon);
  return { saved, partial, discarded };
}
