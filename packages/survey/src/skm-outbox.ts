import type { Client } from '@skm-survey/sdk';
import { exportFile } from '@skm-survey/sdk/export';
import { html, LitElement, type PropertyDeclarations, type TemplateResult } from 'lit';
import { destinationOf } from './destination.ts';
import { directionOf, languageOf } from './language.ts';
import { borrowClient, type Loan } from './lending.ts';
import { download, jsonFile } from './outbox/download.ts';
import { browserEnvironment, type OutboxEnvironment } from './outbox/environment.ts';
import { nothingKnown, type OutboxAct, type OutboxState } from './outbox/state.ts';
import { outboxWords, type OutboxTexts } from './outbox/texts.ts';
import { outbox } from './outbox/views.ts';
import { report } from './report.ts';
import { sentences, type Fault } from './sentences.ts';
import { settingFaults } from './settings.ts';
import { outboxStyles } from './styles/outbox.ts';
import { fill, primary } from './texts/texts.ts';
import { version } from './version.ts';

/** What is wrong with its attributes, for the admin. */
const warn = ({ code, detail }: Fault): void => report(code, `${sentences[code]} (${detail})`);

const stringProperties = ['unit', 'collector', 'key', 'device', 'theme'] as const;

/**
 * What is on this device, for the person who looks after it: a help desk, a kiosk's operator. It shows no answer, but it can
 * erase: put it on a page of its own or behind a PIN.
 *
 * @tagname skm-outbox
 *
 * @attr {string} lang - Language, `id` or `en`; default: the closest `lang` around it, then `id`.
 *
 * @csspart outbox - The card.
 * @csspart heading - The heading.
 * @csspart figures - The list of figures.
 * @csspart problem - What is in the way, its code, and what to do.
 * @csspart told - What came of the last act.
 * @csspart error - A warning.
 * @csspart actions - The row of buttons.
 * @csspart quarantine - The answers that were set aside.
 * @csspart entry - One of them.
 * @csspart button - Every button; with one of the following.
 * @csspart button-send - Send now.
 * @csspart button-export - Export all as a file.
 * @csspart button-receipt - Save the last receipt as a file.
 * @csspart button-persist - Ask for persistent storage.
 * @csspart button-retry - Send one again.
 * @csspart button-retry-all - Send all again.
 * @csspart button-erase - Asks whether to erase one.
 * @csspart button-erase-sure - Erases it.
 * @csspart button-cancel - Does not.
 */
export class SkmOutbox extends LitElement {
  /** Version of the package that defined the element. */
  static readonly version: string = version;
  static override styles = outboxStyles;
  static override properties: PropertyDeclarations = {
    unit: {},
    collector: {},
    key: {},
    device: {},
    theme: { reflect: true },
    client: { attribute: false },
  };

  /** Key of the unit. Required unless there is a `client`. */
  declare unit: string;
  /** Address of the collector. Required unless there is a `client`. */
  declare collector: string;
  /** Write key of the unit. */
  declare key: string;
  /** Name of the enrolled kiosk: the same that its survey has, else its stream would be ended as a visitor's. */
  declare device: string;
  /** As for `<skm-survey>`. */
  declare theme: string;
  /** A client that the page holds itself; the attributes above are then not used. It is not closed. */
  declare client: Client | null;

  readonly #environment: OutboxEnvironment = browserEnvironment;
  #state: OutboxState = nothingKnown;
  #wanted = '';
  #client: Client | null = null;
  #loan: Loan | null = null;

  constructor() {
    super();
    for (const name of stringProperties) this[name] = '';
    this.client = null;
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    if (name === 'lang') this.requestUpdate();
    else super.attributeChangedCallback(name, old, value);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#let();
  }

  protected override willUpdate(): void {
    settingFaults({ theme: this.theme }).forEach(warn);
    if (this.isConnected) this.#take();
  }

  protected override render(): TemplateResult {
    const lang = languageOf(this, {}, { questionnaire: null }).lang;
    const view = {
      state: this.#state,
      words: outboxWords(primary(lang)),
      lang,
      act: (act: OutboxAct) => void this.#act(act),
    };
    return html`<div class="box" dir=${directionOf(lang)}>
      <div class="frame">
        <section part="outbox" class="survey" lang=${lang}>${outbox(view)}</section>
      </div>
    </div>`;
  }

  #take(): void {
    const { unit, collector, key, device } = this;
    const wanted = JSON.stringify([unit, collector, key, device]);
    if (this.#client && (this.client ? this.#client === this.client : this.#wanted === wanted)) {
      return;
    }
    this.#let();
    this.#wanted = wanted;
    if (this.client) {
      this.#client = this.client;
    } else {
      const to = destinationOf({ unit, collector, key }, this.baseURI);
      if ('code' in to) {
        warn(to);
        return;
      }
      this.#loan = borrowClient(to, device);
      this.#client = this.#loan.client;
    }
    this.#client.addEventListener('skm-status', this.#changed);
    void this.#look();
  }

  #let(): void {
    this.#client?.removeEventListener('skm-status', this.#changed);
    this.#loan?.release();
    this.#loan = null;
    this.#client = null;
    this.#state = nothingKnown;
  }

  #changed = (): void => void this.#look();

  #become(change: Partial<OutboxState>): void {
    this.#state = { ...this.#state, ...change };
    this.requestUpdate();
  }

  /** Reads the store anew; a client that was let go of meanwhile is not heard. */
  async #look(): Promise<void> {
    const client = this.#client;
    if (!client) return;
    const [status, aside] = await Promise.all([
      client.status().catch(() => null),
      client.quarantine.list().catch(() => null),
    ]);
    if (client !== this.#client) return;
    const unreadable = !status || !aside;
    this.#become({ unreadable, ...(status && { status }), ...(aside && { aside }) });
  }

  async #act(act: OutboxAct): Promise<void> {
    const client = this.#client;
    if (!client || this.#state.busy) return;
    const { texts } = outboxWords(primary(languageOf(this, {}, { questionnaire: null }).lang));
    if (act.type === 'ask-erase') {
      this.#become({ erasing: act.id, told: '' });
      await this.updateComplete;
      const { id } = act;
      this.#focus(id === null ? 'h3' : '[part~="button-cancel"]');
      return;
    }
    this.#become({ busy: true, told: act.type === 'send' ? texts.sending : '' });
    const told = await this.#do(client, act, texts).catch(() => texts.failed);
    if (client !== this.#client) return;
    await this.#look();
    this.#become({ busy: false, erasing: null, told });
    await this.updateComplete;
    // The entry that was acted on may be gone, and the focus with it.
    if (act.type === 'retry' || act.type === 'erase') this.#focus('h3, [part~="button-send"]');
  }

  /** Does it, and resolves with what to tell. Rejects when the store fails. */
  async #do(
    client: Client,
    act: Exclude<OutboxAct, { type: 'ask-erase' }>,
    texts: OutboxTexts,
  ): Promise<string> {
    switch (act.type) {
      case 'send': {
        const { accepted, duplicate, pending } = await client.flush();
        return fill(texts.sent, { count: accepted + duplicate, pending });
      }
      case 'persist':
        return (await this.#environment.persist()) ? '' : texts.refused;
      case 'export':
        download(await exportFile(client), `skm-outbox-${this.#name}.jsonl`);
        return texts.exported;
      case 'receipt': {
        const { receipt } = await client.status();
        if (receipt) download(jsonFile(receipt.receipt), `skm-receipt-${this.#name}.json`);
        return '';
      }
      case 'retry':
        return fill(texts.retried, { count: await client.quarantine.retry(act.ids) });
      case 'erase':
        return fill(texts.erased, { count: await client.quarantine.erase([act.id]) });
    }
  }

  /** Of a file. */
  get #name(): string {
    return this.device || this.unit || 'unit';
  }

  #focus(selector: string): void {
    const found = [...(this.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
    (found.find(({ localName }) => localName === 'h3') ?? found[0])?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'skm-outbox': SkmOutbox;
  }
}
