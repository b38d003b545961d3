import { createClient } from '@skm-survey/sdk';
import { standardQuestionnaire, textIn } from '@skm-survey/questionnaire';

// The address of the page says where to deliver: ?collector=https://…&unit=…&questionnaire=…
const query = new URLSearchParams(location.search);
const questionnaire =
  standardQuestionnaire(query.get('questionnaire') ?? '') ?? standardQuestionnaire('skm-2017');
const client = createClient({
  collector: query.get('collector') ?? 'http://127.0.0.1:8081',
  unit: query.get('unit') ?? 'disdukcapil-contoh',
});

const form = document.querySelector('form');
const saved = document.querySelector('[role=status]');
const queue = document.querySelector('#antrean');
if (!form || !saved || !queue) throw new Error('index.html has a form and two lines below it');

for (const item of questionnaire.items) {
  const label = document.createElement('label');
  const select = document.createElement('select');
  select.name = item.key;
  select.required = item.required;
  select.add(new Option('Pilih …', ''));
  for (const option of item.options) {
    select.add(new Option(textIn(option.text, 'id'), String(option.value)));
  }
  label.append(textIn(item.text, 'id'), document.createElement('br'), select);
  const row = document.createElement('p');
  row.append(label);
  form.append(row);
}
const send = document.createElement('button');
send.textContent = 'Kirim';
form.append(send);

/** Says "saved" of this answer only, and not before it is: what is told of the queue stands on a line of its own. */
async function submit(fields: FormData, line: Element): Promise<void> {
  line.textContent = '';
  const answers = Object.fromEntries(
    [...fields].filter(([, value]) => value !== '').map(([key, value]) => [key, Number(value)]),
  );
  const outcome = await client.submit({
    questionnaire: { id: questionnaire.id, revision: questionnaire.revision },
    lang: 'id',
    answers,
    profile: {},
  });
  if (outcome.kind === 'failed') {
    line.textContent = `Belum tersimpan (${outcome.code}). Jawaban tetap di layar.`;
    return;
  }
  form?.reset();
  line.textContent = 'Tersimpan.';
  await report();
}

async function report(): Promise<void> {
  const { pending, delivery } = await client.status();
  if (queue) queue.textContent = `Menunggu dikirim: ${String(pending)} (${delivery}).`;
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void submit(new FormData(form), saved);
});
client.addEventListener('skm-accepted', () => void report());
