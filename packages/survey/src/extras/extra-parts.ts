import type { Item } from '@skm-survey/questionnaire';
import type { CSSResult, ReactiveControllerHost, TemplateResult } from 'lit';
import type { PageSettings } from '../attributes.ts';
import type { Reduce } from '../interview/reduce.ts';
import { Part } from '../part.ts';
import type { Later } from '../views/later.ts';
import type { maskIdentity } from '../privacy/mask.ts';
import type { View } from '../views/view.ts';
import type { Aloud } from './aloud.ts';
import type { Device } from './device.ts';
import type { IndexSoFar } from './index-so-far.ts';

/** What a part may change about an interview. */
interface Extra {
  /** For the shadow root, from then on. */
  readonly styles?: CSSResult;
  /** Called once for an element. */
  readonly attach?: (root: ShadowRoot, page: PageSettings) => void;
  /** A `reduce` that knows of what the part adds. */
  readonly wrap?: (reduce: Reduce) => Reduce;
  /** A screen in place of the usual one; null where that is right. */
  readonly screen?: (view: View, rest: Later) => TemplateResult | null;
}

const aloudPart = new Part(() => import('./aloud.ts'));
const contrastPart = new Part<Extra>(() => import('../styles/contrast.ts'));
const indexPart = new Part(() => import('./index-so-far.ts'));
const keysPart = new Part<Extra>(() => import('./number-keys.ts'));
const narrowPart = new Part(() => import('./narrow.ts'));
const pagePart = new Part<Extra>(() => import('./page-layout.ts'));
const whyPart = new Part(() => import('./why.ts'));

export type Host = ReactiveControllerHost & HTMLElement & PageSettings;

/** Words, on a small screen with places at which they may go on in another line. */
export const breakable = (words: string): unknown => narrowPart.here?.breakable(words) ?? words;

/** What stands beneath the options of a question. */
export const beneath = (view: View, item: Item, mask: typeof maskIdentity): unknown =>
  view.page.why ? whyPart.here?.why(view, item, mask) : null;

/** What is switched on for one element; each part is fetched when it is. */
export class ExtraParts {
  readonly #host: Host;
  readonly #device: () => Device;
  readonly #changed = (): void => this.#host.requestUpdate();
  readonly #known = new Set<Extra>();
  #aloud: Aloud | null = null;
  #index: IndexSoFar | null = null;

  constructor(host: Host, device: () => Device) {
    this.#host = host;
    this.#device = device;
  }

  /** What is here of what is switched on. */
  get #here(): readonly Extra[] {
    const { why, layout, numberKeys } = this.#host;
    const { isForced, isNarrow } = this.#device();
    const wanted: (Part<Extra> | false)[] = [
      why && whyPart,
      layout === 'page' && pagePart,
      numberKeys && keysPart,
      isNarrow && narrowPart,
      isForced && contrastPart,
    ];
    return wanted.flatMap((part) => (part && part.want(this.#changed)) || []);
  }

  /** Whether the part with the page's layout is on the way. */
  get waits(): boolean {
    return !pagePart.here && !pagePart.isMissing;
  }

  /** The next state, with what the extras know. */
  reduceWith(reduce: Reduce): Reduce {
    return this.#here.reduce<Reduce>((one, { wrap }) => wrap?.(one) ?? one, reduce);
  }

  /** The screen, where an extra has one of its own for it. */
  screen(view: View, rest: Later): TemplateResult | null {
    return this.#here.reduce<TemplateResult | null>(
      (found, extra) => extra.screen?.(view, rest) ?? found,
      null,
    );
  }

  /** Above every screen. */
  above(view: View): unknown {
    this.#attach();
    const part = view.page.readAloud ? aloudPart.want(this.#changed) : null;
    if (!part) return null;
    this.#aloud ??= new part.Aloud(this.#host);
    return this.#aloud.bar(view);
  }

  #attach(): void {
    const root = this.#host.shadowRoot;
    for (const extra of this.#here) {
      if (!root || this.#known.has(extra)) continue;
      this.#known.add(extra);
      if (extra.styles?.styleSheet) root.adoptedStyleSheets.push(extra.styles.styleSheet);
      extra.attach?.(root, this.#host);
    }
  }

  /** Below the status line. */
  below(view: View): unknown {
    const { page, state } = view;
    const isDone = page.showIndex && state.phase.kind === 'thanks';
    const part = isDone ? indexPart.want(this.#changed) : null;
    if (!part) return null;
    this.#index ??= new part.IndexSoFar(this.#changed);
    return this.#index.shown(view);
  }
}
