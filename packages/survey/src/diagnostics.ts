import { faultsPart } from './faults-part.ts';
import { report } from './report.ts';
import type { DiagnosticCode } from './sentences.ts';

/** Tells the admin what is wrong, once per code and detail; never throws. */
export function diagnose(code: DiagnosticCode, detail = ''): void {
  const say = (sentence: string): void =>
    report(code, detail ? `${sentence} (${detail})` : sentence);
  const { here } = faultsPart;
  if (here) {
    say(here.sentences[code]);
    return;
  }
  faultsPart.load().then(
    ({ sentences }) => say(sentences[code]),
    // Without the sentence there still are the code, the value, and the page that explains them.
    () => say('see'),
  );
}
