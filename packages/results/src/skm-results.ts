import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { formatMoment } from './dates.ts';
import { browserEnvironment, type ResultsEnvironment } from './environment.ts';
import { SkmResultsFailedEvent, SkmResultsLoadedEvent } from './events.ts';
import { Loader, type Picture } from './loader.ts';
import { warning, type ResultsCode } from './problems.ts';
import { styles } from './styles/styles.ts';
import { textsFor } from './texts/choose.ts';
import { failed, loading, stale, type Retry } from './views/notice.ts';
import { published } from './views/published.ts';
import { readAttributes } from './wish.ts';

/**
 * The published index (IKM) of a unit: fetched from its collector, shown with its way of computing and its time.
 *
 * Bad attribute values warn once on the console and never break the page. A failed load says so to the reader, calmly,
 * and offers to try again; figures that could not be renewed stay, with a notice that names their time.
 *
 * @tagname skm-results
 *
 * @attr {string} lang - Language, `id` or `en`. Default: the closest `lang` around it, then `id`.
 *
 * @fires {SkmResultsLoadedEvent} skm-results-loaded - New figures stand on the page.
 * @fires {SkmResultsFailedEvent} skm-results-failed - No (new) figures came; its `failure` has the code.
 *
 * @csspart card - The whole.
 * @csspart header - Name of the index, the unit and the service.
 * @csspart title - Name of the unit.
 * @csspart index - The figure with its grade and scale.
 * @csspart value - The figure alone.
 * @csspart mutu - The grade in letter and words.
 * @csspart scale - The drawn scale from 25 to 100.
 * @csspart facts - Respondents, period, IPAK and IPKP.
 * @csspart bars - The bars per unsur.
 * @csspart priority - The lowest unsur.
 * @csspart table - The table per unsur.
 * @csspart suppressed - What stands in place of details that would show single answers.
 * @csspart computation - How it was computed.
 * @csspart error - What stands there when there are no figures.
 * @csspart notice - What stands above figures that could not be renewed.
 * @csspart retry - The button of both.
 * @csspart time - The time of the figures.
 *
 * @cssprop --skm-accent - Colour of the grade, bars and buttons.
 * @cssprop --skm-on-accent - Colour of words on the accent.
 * @cssprop --skm-surface - Background.
 * @cssprop --skm-text - Words.
 * @cssprop --skm-muted - Secondary words.
 * @cssprop --skm-line - Lines, rails of the bars.
 * @cssprop --skm-radius - Corner radius.
 * @cssprop --skm-font - Font family.
 *
 * @cssstate loading - A load is under way.
 * @cssstate ready - Figures are on show, and they are the newest.
 * @cssstate empty - As ready, with no respondent yet.
 * @cssstate stale - Figures are on show that could not be renewed.
 * @cssstate failed - There are no figures.
 */
export class SkmResults extends LitElement {
  static override readonly styles = styles;

  static override readonly properties: PropertyDeclarations = {
    unit: {},
    collector: {},
    service: {},
    from: {},
    to: {},
    weight: {},
    roundNrr: { attribute: 'round-nrr' },
    roundWeighted: { attribute: 'round-weighted' },
    refresh: {},
    theme: {},
    unitName: { attribute: 'unit-name' },
    serviceName: { attribute: 'service-name' },
    environment: { attribute: false },
  };

  /** Identifier of the unit, as in its collector. Required. */
  declare unit: string | null;
  /** Address of the collector; relative ones count from the page. Required. */
  declare collector: string | null;
  /** Only the answers about this service. Default: all. */
  declare service: string | null;
  /** First day of the period, `yyyy-mm-dd`. Default: open. */
  declare from: string | null;
  /** Last day of the period, inclusive, `yyyy-mm-dd`. Default: open. */
  declare to: string | null;
  /** Weight of an unsur: `exact` (1/9), `0.1111`, `0.111` or `0.11`. Default `exact`. */
  declare weight: string | null;
  /** Decimals, 0 to 6, that each NRR is rounded to before it is weighted. Default: not rounded. */
  declare roundNrr: string | number | null;
  /** Decimals, 0 to 6, that each weighted NRR is rounded to before they are summed. Default: not rounded. */
  declare roundWeighted: string | number | null;
  /** Seconds between loads, at least 5. Default: once. */
  declare refresh: string | number | null;
  /** `page` follows the page's `color-scheme`, `system` the device; `light` and `dark` are fixed. Default `page`. */
  declare theme: string | null;
  /** What to call the unit. Default: its identifier. */
  declare unitName: string | null;
  /** What to call the service. Default: its identifier. */
  declare serviceName: string | null;
  /** Where network, timer and console come from. Default: the browser. */
  declare environment: ResultsEnvironment;

  readonly #loader = new Loader((picture) => this.#pictured(picture));
  readonly #internals = this.attachInternals();
  readonly #warned = new Set<string>();
  #focusTitle = false;

  constructor() {
    super();
    this.unit = this.collector = this.service = null;
    this.from = this.to = this.refresh = this.theme = null;
    this.weight = this.roundNrr = this.roundWeighted = null;
    this.unitName = this.serviceName = null;
    this.environment = browserEnvironment;
  }

  /** `lang` is the platform's own property and attribute: it is watched, not replaced. */
  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#loader.stop();
  }

  /** Asks the collector for the newest figures, now. Resolves when they, or the failure, are known. */
  reload(): Promise<void> {
    return this.#loader.again();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const looks = new Set<PropertyKey>(['theme', 'unitName', 'serviceName']);
    if ([...changed.keys()].some((name) => !looks.has(name))) this.#start();
    for (const { name, value, instead } of readAttributes(this).bad) {
      this.#warn('results-bad-attribute', `${name}="${value}" is not understood, ${instead}`);
    }
  }

  protected override updated(): void {
    if (!this.#focusTitle || this.#loader.picture.results === null) return;
    this.#focusTitle = false;
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override render(): TemplateResult {
    const texts = textsFor(this.lang);
    const { results, failure, loading: busy } = this.#loader.picture;
    const retry: Retry = { loading: busy, again: () => this.#retry() };
    const moment =
      results &&
      formatMoment(results.generatedAt, this.environment.minutesEast(results.generatedAt), texts);
    return html`<div class="box" dir="ltr">
      <div class="frame">
        <article class="card" part="card" lang=${texts.lang} aria-busy=${busy}>
          <div role="status">
            ${failure && results && moment ? stale(moment, retry, texts) : nothing}
            ${failure && !results ? failed(failure.code, retry, texts) : nothing}
            ${!failure && !results ? loading(texts) : nothing}
          </div>
          ${
            results
              ? published(results, this.#names(results.unit, results.service), texts)
              : nothing
          }
          ${moment ? html`<p class="time" part="time">${texts.asOf(moment)}</p>` : nothing}
        </article>
      </div>
    </div>`;
  }

  #names(unit: string, service: string | null): { unit: string; service: string | null } {
    const named = service === null ? null : this.serviceName || service;
    return { unit: this.unitName || unit, service: named };
  }

  #start(): void {
    if (!this.isConnected) return;
    const { request, refresh } = readAttributes(this);
    const { environment } = this;
    void this.#loader.start({ request, base: document.baseURI, refresh, environment });
  }

  #retry(): void {
    if (this.#loader.picture.loading) return;
    this.#focusTitle = true;
    void this.reload();
  }

  #pictured({ results, failure, loading: busy }: Picture): void {
    this.requestUpdate();
    this.#setState('loading', busy);
    this.#setState('ready', results !== null && failure === null);
    this.#setState('empty', results !== null && failure === null && results.ikm.respondents === 0);
    this.#setState('stale', results !== null && failure !== null);
    this.#setState('failed', results === null && failure !== null);
    if (busy) return;
    if (failure !== null) {
      this.#focusTitle = false;
      this.#warn(failure.code, failure.detail, failure.cause);
      this.dispatchEvent(new SkmResultsFailedEvent(failure));
    } else if (results !== null) {
      this.dispatchEvent(new SkmResultsLoadedEvent(results));
    }
  }

  #setState(name: string, on: boolean): void {
    try {
      if (on) this.#internals.states.add(name);
      else this.#internals.states.delete(name);
    } catch {
      // Chromium before 125 takes dashed names only, older engines have no states: the look of a state is all that is lost.
    }
  }

  #warn(code: ResultsCode, detail: string, cause?: unknown): void {
    const line = warning(code, detail);
    if (this.#warned.has(line)) return;
    this.#warned.add(line);
    this.environment.warn(line, cause);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'skm-results': SkmResults;
  }
}
