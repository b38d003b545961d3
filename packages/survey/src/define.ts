import { diagnose } from './diagnostics.ts';
import { SkmSurvey } from './skm-survey.ts';
import { version } from './version.ts';

/** Registers `<skm-survey>`: the only side effect of this package. The first definition on a page stays. */
export function defineSkmSurvey(): void {
  // On a server there is nothing to register, and importing this must not break it.
  if (typeof customElements === 'undefined') return;
  const present = customElements.get('skm-survey');
  if (!present) {
    customElements.define('skm-survey', SkmSurvey);
    return;
  }
  const other = (present as { version?: unknown }).version;
  if (other !== version) {
    diagnose('skm-defined-twice', `${String(other)} stays, ${version} is not used`);
  }
}

defineSkmSurvey();
