import type { SkmSurvey } from 'skm-survey';

/** ms for one step; what takes longer is broken. */
const patience = 10_000;

/** Goes through a survey on the page by what stands on the screen, in every language and look. */
export class Hands {
  readonly survey: SkmSurvey;

  constructor(survey: SkmSurvey) {
    this.survey = survey;
  }

  find(selector: string): HTMLElement | null {
    return this.survey.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  }

  /** Kind, heading and progress: two screens may have one heading. Empty while there is none. */
  get #screen(): string {
    const title = this.find('h2')?.textContent;
    if (!title) return '';
    return `${this.find('.screen')?.className ?? ''} ${title} ${this.find('#where')?.textContent ?? ''}`;
  }

  /** Waits until something stands on the screen. */
  async see(selector: string): Promise<void> {
    await until(() => this.find(selector) !== null, `${selector} does not come`);
  }

  /** Presses what leads on: the button that sends the form, else the first of the screen. */
  press(): void {
    const form = this.find('form');
    if (form instanceof HTMLFormElement) form.requestSubmit();
    else this.find('.screen button')?.click();
  }

  /** Presses it and waits for the next screen. */
  async next(): Promise<void> {
    const before = this.#screen;
    this.press();
    await until(() => this.#screen !== '' && this.#screen !== before, `after “${before}”`);
  }

  /** Chooses the nth option of the screen. */
  choose(nth: number): void {
    this.survey.shadowRoot?.querySelectorAll<HTMLInputElement>('input[type=radio]')[nth]?.click();
  }

  write(text: string): void {
    const field = this.find('textarea');
    if (!(field instanceof HTMLTextAreaElement))
      throw new Error('there is no comment on this screen');
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  /** Goes on, answering what must be answered, until this stands on the screen. */
  async on(to: string): Promise<void> {
    for (let screens = 1; ; screens += 1) {
      if (screens > 60) throw new Error(`${to} does not come`);
      // The first screen, or what is pressed on it, may still be on its way.
      await this.see(`${to}, form, .screen button`);
      if (this.find(to)) return;
      if (this.find('.option')) this.choose(screens % 5 === 1 ? 2 : 3);
      await this.next();
    }
  }
}

/** Waits for what the element does by itself. */
async function until(holds: () => boolean, what: string): Promise<void> {
  const deadline = performance.now() + patience;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Waits until nothing moves any more: the element has drawn what it wants, and no file is on its way. */
export async function calm(survey: SkmSurvey): Promise<void> {
  const files = (): number => performance.getEntriesByType('resource').length;
  const look = (): string => `${String(files())} ${survey.shadowRoot?.innerHTML ?? ''}`;
  let before = '';
  while (before !== look()) {
    before = look();
    await new Promise((resolve) => setTimeout(resolve, 250));
    await survey.updateComplete;
  }
  for (const animation of survey.shadowRoot?.getAnimations() ?? []) animation.finish();
}
