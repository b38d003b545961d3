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
const line = document.querySelector('[role=status]');
if (!form || !line) throw new Error('index.html has a form and a status line');

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

async function submit(fields: FormData): Promise<void> {
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
    if (line) line.textContent = `Belum tersimpan (${outcome.code}). Jawaban tetap di layar.`;
    return;
  }
  form?.reset();
  await report();
}

async function report(): Promise<void> {
  const { pending, delivery } = await client.status();
  if (line) line.textContent = `Tersimpan. Menunggu dikirim: ${String(pending)} (${delivery}).`;
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void submit(new FormData(form));
});
client.addEventListener('skm-accepted', () => void report());
