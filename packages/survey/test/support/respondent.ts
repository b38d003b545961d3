import type { SkmSurvey } from '../../src/skm-survey.ts';

/** What a person sees of a survey and can do with it. */
export class Respondent {
  readonly survey: SkmSurvey;

  constructor(survey: SkmSurvey) {
    this.survey = survey;
  }

  get root(): ShadowRoot {
    return this.survey.shadowRoot!;
  }

  /** What is asked, or else what the screen is about. */
  get heading(): string {
    const { root } = this;
    return words(root.querySelector('legend h2') ?? root.querySelector('h2'));
  }

  /** The first heading, from which a screen is read. */
  get title(): string {
    return words(this.root.querySelector('h2'));
  }

  /** Everything that can be read now. */
  get text(): string {
    return words(this.root.querySelector('section'));
  }

  get focused(): Element | null {
    return this.root.activeElement;
  }

  all<E extends Element = HTMLElement>(selector: string): E[] {
    return [...this.root.querySelectorAll<E>(selector)];
  }

  button(name: string): HTMLButtonElement {
    const found = this.all<HTMLButtonElement>('button').find((one) => words(one) === name);
    if (!found) throw new Error(`no button "${name}" in: ${this.text}`);
    return found;
  }

  async press(name: string): Promise<void> {
    this.button(name).click();
    await this.settle();
  }

  /** Clicks the label with these words, as a finger does. */
  async choose(name: string): Promise<void> {
    const label = this.all<HTMLLabelElement>('label').find((one) => words(one) === name);
    if (!label) throw new Error(`no choice "${name}" in: ${this.text}`);
    label.click();
    await this.settle();
  }

  async write(text: string): Promise<void> {
    const field = this.root.querySelector('textarea')!;
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.settle();
  }

  /** Waits until the element has nothing left to do: a client that answers at once needs no more than microtasks. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 30; turn += 1) await this.survey.updateComplete;
    // A colour that is still fading in is not the colour that is read.
    for (const animation of this.root.getAnimations()) animation.cancel();
  }
}

function words(element: Element | null): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
