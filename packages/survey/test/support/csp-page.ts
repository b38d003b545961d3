/** Runs in a frame under a strict policy: answers the whole survey and writes what became of it into the title. */
import '../../src/define.ts';
import { FakeClient } from './fake-client.ts';
import { allParts } from './parts.ts';
import { demanding, small } from './questionnaires.ts';
import { Respondent } from './respondent.ts';

const violations: string[] = [];
document.addEventListener('securitypolicyviolation', (event) => {
  violations.push(`${event.violatedDirective} ${event.blockedURI}`);
});

await allParts();
const survey = document.createElement('skm-survey');
survey.client = new FakeClient();
survey.definition = { ...demanding, comment: small.comment };
document.body.append(survey);
const respondent = new Respondent(survey);
await respondent.settle();
await respondent.press('Lanjut');
for (const name of ['Pilihan 4', 'Tidak']) {
  await respondent.choose(name);
  await respondent.press('Lanjut');
}
while (!respondent.root.querySelector('textarea')) {
  respondent
    .all<HTMLInputElement>('fieldset .chip:first-child input')
    .forEach((radio) => radio.click());
  for (const input of respondent.all<HTMLInputElement>('.field > input')) {
    input.value = input.type === 'date' ? '2026-11-02' : 'KTP';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  await respondent.settle();
  await respondent.press('Lanjut');
}
await respondent.write('Terima kasih, 081234567890');
await respondent.press('Lanjut');
await respondent.press('Kirim');
// Reports of violations are tasks of their own, so they are given their turn.
for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
document.title = `${respondent.heading}; violations: ${violations.join(', ') || 'none'}`;
