/** Properties that are attributes of the same name. `lang` is one by itself; `after` cannot be one, since every element has a method of that name. */
const reflected = ['key', 'skmKey', 'text', 'options', 'unsur', 'required'] as const;

const attributeOf = (name: string): string => (name === 'skmKey' ? 'skm-key' : name);

/** On a server there are no elements: there the class is only a name. */
const Base =
  typeof HTMLElement === 'undefined' ? (Object as unknown as typeof HTMLElement) : HTMLElement;

/**
 * One question of the `<skm-survey>` around it: changes the one of this key, or adds one. Shows nothing itself; what is not set stays as it is.
 * Changes are followed, and answers that still fit are kept.
 *
 * @tagname skm-question
 *
 * @attribute {string} key - The question: `biaya`, `waktu`, …, or a new key of small letters, digits and hyphens. Required. Where a framework keeps `key` for itself: `skm-key`.
 * @attribute {string} text - The question in words. A new question needs it in Indonesian.
 * @attribute {string} options - The options from worst to best, `|` between: `Tidak wajar|Kurang wajar|Wajar|Sangat wajar`. A new question needs them in Indonesian.
 * @attribute {string} unsur - The unsur of the IKM for which a question of four options counts. A new question without it counts for none.
 * @attribute {string} after - Key of the question that it follows. Default: a new one is last.
 * @attribute {string} required - Whether it may not be skipped: there, or `false`. Default: a new one may be.
 * @attribute {string} lang - Language of `text` and `options`; a further element of the same key for each. Default `id`, Indonesian.
 */
export class SkmQuestion extends Base {
  /** The question: one that is asked, or a new one. */
  declare key: string;
  /** The same as `key`, for frameworks that keep that for themselves. */
  declare skmKey: string;
  /** The question in words. */
  declare text: string;
  /** The options from worst to best, with `|` between. */
  declare options: string;
  /** The unsur of the IKM for which it counts. */
  declare unsur: string;
  /** Empty for as it was, or for what may not be skipped `true`, else `false`. */
  declare required: string;

  static {
    for (const name of reflected) {
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        enumerable: true,
        get(this: HTMLElement) {
          return this.getAttribute(attributeOf(name)) ?? '';
        },
        set(this: HTMLElement, value: unknown) {
          this.setAttribute(attributeOf(name), String(value));
        },
      });
    }
  }

  /** What was set before the element was known becomes attributes too. */
  connectedCallback(): void {
    for (const name of reflected) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      Reflect.deleteProperty(this, name);
      this[name] = value;
    }
  }
}

/** Registers `<skm-question>`; the first definition on a page stays. Questions are read without it too. */
export function defineSkmQuestion(): void {
  if (!customElements.get('skm-question')) customElements.define('skm-question', SkmQuestion);
}

declare global {
  interface HTMLElementTagNameMap {
    'skm-question': SkmQuestion;
  }
}
