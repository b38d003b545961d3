import { SkmOutbox } from './skm-outbox.ts';

/** Registers `<skm-outbox>`. The first definition on a page stays. */
export function defineSkmOutbox(): void {
  // On a server there is nothing to register, and importing this must not break it.
  if (typeof customElements === 'undefined' || customElements.get('skm-outbox')) return;
  customElements.define('skm-outbox', SkmOutbox);
}

defineSkmOutbox();
