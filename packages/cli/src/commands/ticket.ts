import { randomUUID } from 'node:crypto';
import { systemEnvironment } from '@skm-survey/collector';
import { TicketClaims, type TicketProblem } from '@skm-survey/protocol';
import { type Command, type Io, ok, refused } from '../command.ts';
import { ticketKeysOf } from '../data.ts';
import { optionsOf } from '../options.ts';
import { makeTicketKey, signTicket, ticketAlgorithms } from '../ticket/sign.ts';

const usage = `Pemakaian: skm ticket keygen --key BERKAS [--alg EdDSA|ES256]
           skm ticket sign --key BERKAS --unit UNIT [--service LAYANAN] [--counter LOKET] [--officer PETUGAS]
                           [--id NOMOR] [--issuer NAMA] [--minutes N]
           skm ticket check TIKET --unit UNIT --data FOLDER [--tickets FOLDER]

Tiket sekali pakai, untuk mencoba dan menguji. Yang menandatangani tiket sebenarnya adalah sistem antrean.

  keygen  buat kunci: bagian pribadi ke BERKAS, bagian publik ke keluaran, untuk FOLDER/tickets/UNIT.json pengumpul
  sign    cetak satu tiket; NOMOR harus unik selamanya (16 sampai 128 karakter), bawaan UUID; berlaku N menit, bawaan 1440
  check   periksa tiket seperti pengumpul memeriksanya untuk jawaban yang diberikan sekarang
`;

/** Tickets by hand, for whoever builds the queue's side. */
export const ticket: Command = {
  name: 'ticket',
  summary: 'tiket sekali pakai: buat kunci, tanda tangani, periksa',
  usage,
  run: async (args, io) => {
    const read = optionsOf(args, options);
    const outcome = typeof read === 'string' ? misused(read) : await attempt(read, io);
    if (outcome.kind === 'done') return ok;
    const help = outcome.kind === 'misused' ? `\n${usage}` : '';
    io.err(`skm ticket: ${outcome.why}\n${help}`);
    return refused;
  },
};

const options = {
  key: { type: 'string' },
  alg: { type: 'string', default: 'EdDSA' },
  unit: { type: 'string' },
  service: { type: 'string' },
  counter: { type: 'string' },
  officer: { type: 'string' },
  id: { type: 'string' },
  issuer: { type: 'string' },
  minutes: { type: 'string', default: '1440' },
  data: { type: 'string' },
  tickets: { type: 'string' },
} as const;

type Values = { readonly [K in keyof typeof options]?: string | undefined };

type Outcome =
  | { readonly kind: 'done' }
  /** The command line is at fault. */
  | { readonly kind: 'misused'; readonly why: string }
  /** A file, or the ticket. */
  | { readonly kind: 'refused'; readonly why: string };

const done: Outcome = { kind: 'done' };
const misused = (why: string): Outcome => ({ kind: 'misused', why });

async function attempt(
  { values, positionals }: { readonly values: Values; readonly positionals: readonly string[] },
  io: Io,
): Promise<Outcome> {
  const [action = '', text = '', ...more] = positionals;
  const act = actions.get(action);
  if (act === undefined || more.length > 0 || (text === '') !== (action !== 'check')) {
    return misused('sebutkan keygen, sign, atau check TIKET.');
  }
  try {
    return await act(values, io, text);
  } catch (error) {
    // A file that is there already or cannot be read, or holds no key.
    if (!(error instanceof Error)) throw error;
    return { kind: 'refused', why: error.message };
  }
}

type Action = (values: Values, io: Io, text: string) => Promise<Outcome>;

const keygen: Action = async ({ key, alg }, io) => {
  const algorithm = ticketAlgorithms.find((one) => one === alg);
  if (algorithm === undefined) return misused(`--alg harus ${ticketAlgorithms.join(' atau ')}.`);
  if (key === undefined) return misused('--key BERKAS harus diberikan.');
  io.out(`${JSON.stringify(await makeTicketKey(key, algorithm), null, 2)}\n`);
  return done;
};

const sign: Action = async ({ key, minutes = '', ...values }, io) => {
  if (key === undefined) return misused('--key BERKAS harus diberikan.');
  if (!/^[1-9]\d{0,6}$/.test(minutes)) return misused('--minutes harus bilangan bulat dari 1.');
  const { unit: sub, id: jti = randomUUID(), issuer: iss, service, counter, officer } = values;
  const said = { sub, jti, iss, service, counter, officer };
  const claims = TicketClaims.safeParse(JSON.parse(JSON.stringify(said)));
  if (!claims.success) {
    const parts = claims.error.issues.map(({ path }) => optionOf[String(path[0])]);
    return misused(`${parts.join(', ')} tidak ada atau tidak sah.`);
  }
  const wish = { claims: claims.data, minutes: Number(minutes) };
  io.out(`${await signTicket(key, wish, systemEnvironment.now())}\n`);
  return done;
};

/** The option that gives a claim. */
const optionOf: Readonly<Record<string, string>> = {
  sub: '--unit',
  jti: '--id',
  iss: '--issuer',
  service: '--service',
  counter: '--counter',
  officer: '--officer',
};

const check: Action = async ({ unit, data, tickets, service, counter, officer }, io, text) => {
  if (unit === undefined || (data ?? tickets) === undefined) {
    return misused('--unit dan --data harus diberikan.');
  }
  const keys = await ticketKeysOf({ dataDir: data ?? '', tickets }, io);
  const answer = { service, counter, officer };
  const verdict = await keys.check(text, { unit, answer, givenAt: systemEnvironment.now() });
  if (verdict.kind === 'unverified') {
    return { kind: 'refused', why: `${verdict.problem}: ${problemTexts[verdict.problem]}` };
  }
  io.out('Tiket sah.\n');
  return done;
};

const actions: ReadonlyMap<string, Action> = new Map([
  ['keygen', keygen],
  ['sign', sign],
  ['check', check],
]);

const problemTexts: Readonly<Record<TicketProblem, string>> = {
  unreadable: 'bukan tiket bertanda tangan, atau sub atau jti-nya tidak ada atau tidak sah.',
  'unknown-key': 'tidak ada kunci unit ini yang cocok; periksa kid dan berkas UNIT.json.',
  'bad-signature': 'tanda tangannya tidak cocok: diubah, atau dari kunci lain.',
  expired: 'sudah tidak berlaku (exp).',
  'too-early': 'belum berlaku (nbf).',
  'other-unit': 'tiket untuk unit lain (sub).',
  'other-visit': 'layanan, loket, atau petugasnya lain.',
};
