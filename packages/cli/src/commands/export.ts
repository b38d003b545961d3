import { parseArgs } from 'node:util';
import { KeyRing, type StoredAnswer, type TallyQuery } from '@skm-survey/collector';
import { KeyFolder } from '@skm-survey/collector/node';
import { Answer } from '@skm-survey/protocol';
import { standardQuestionnaire, unsurKeys } from '@skm-survey/questionnaire';
import { csvLine } from '@skm-survey/report';
import { Rational } from '@skm-survey/scoring';
import { type Command, ok, refused } from '../command.ts';
import { dataOptions, storeUsage, withData } from '../data.ts';

const usage = `Pemakaian: skm export --data FOLDER --unit UNIT [--from TANGGAL] [--to TANGGAL] [--service LAYANAN]
           [--questionnaire ID]

Mencetak satu baris CSV per responden: nilai sembilan unsur menurut urutan daftar unsur, kosong = tidak dijawab.
Berkasnya dapat dihitung ulang oleh siapa pun: skm score BERKAS. Tidak memuat waktu, profil, maupun komentar.
Dengan --questionnaire ID kolomnya adalah butir kuesioner baku itu, hanya jawaban kuesioner itu yang dicetak, dan
skm score BERKAS --questionnaire ID menghitung IPAK dan IPKP juga. Jawaban tersegel dibuka dengan kunci di FOLDER/keys;
yang kuncinya tidak ada di sana tidak dicetak, dan jumlahnya disebut.
TANGGAL ditulis YYYY-MM-DD dan ikut terhitung.
${storeUsage}`;

/** Rows of one unit, safe to publish: no times, no profile, no comments, in an order that tells nothing. */
export const exportRows: Command = {
  name: 'export',
  summary: 'mencetak nilai unsur per responden sebagai CSV',
  usage,
  run: async (args, io) => {
    const wish = read(args);
    if (typeof wish === 'string') {
      io.err(`skm export: ${wish}\n\n${usage}`);
      return refused;
    }
    const { dataDir, elsewhere, query, columns } = wish;
    return withData({ name: 'export', dataDir, store: elsewhere, io }, async (store) => {
      const folder = new KeyFolder(dataDir);
      const keys = new KeyRing(() => folder.list());
      let closed = 0;
      io.out(csvLine(columns.keys));
      for await (const answer of store.answers(query)) {
        const row = answer.contributions && (await columns.of(answer, keys));
        if (row === 'sealed') closed += 1;
        else if (row) io.out(csvLine(columns.keys.map((key) => row.get(key) ?? null)));
      }
      if (closed > 0) {
        io.err(`skm export: ${closed} jawaban tersegel tidak dicetak: kuncinya tidak ada.\n`);
      }
      return ok;
    });
  },
};

/** Values by column; null where an answer is none of these rows. */
type Row = ReadonlyMap<string, Rational> | 'sealed' | null;

/** What a row holds: its columns, and their values of one answer. */
interface Columns {
  readonly keys: readonly string[];
  of(answer: StoredAnswer, keys: KeyRing): Row | Promise<Row>;
}

interface Wish {
  readonly dataDir: string;
  readonly elsewhere: string | undefined;
  readonly query: TallyQuery;
  readonly columns: Columns;
}

/** What the arguments ask for, or the sentence that says what is wrong with them. */
function read(args: readonly string[]): Wish | string {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        ...dataOptions,
        unit: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
        service: { type: 'string' },
        questionnaire: { type: 'string' },
      },
    }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { data, store: elsewhere, unit, from, to, service, questionnaire } = values;
  if (data === undefined || unit === undefined) return '--data dan --unit harus diberikan.';
  for (const day of [from, to]) {
    if (day !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(day)) {
      return `"${day}" bukan tanggal YYYY-MM-DD.`;
    }
  }
  const columns = questionnaire === undefined ? byUnsur : byItem(questionnaire);
  if (!columns) return `tidak ada kuesioner baku "${questionnaire ?? ''}".`;
  return { dataDir: data, elsewhere, query: { unit, from, to, service }, columns };
}

/** The nine unsur in the order of their list; somebody who answered none is no respondent of the IKM. */
const byUnsur: Columns = {
  keys: unsurKeys,
  of: ({ contributions }) => {
    const values = new Map(
      (contributions ?? [])
        .filter(({ measure, part }) => measure === 'ikm' && part !== '')
        .map(({ part, value }) => [part, Rational.parse(value)]),
    );
    return values.size === 0 ? null : values;
  },
};

/** The items of one standard questionnaire; answers to another are none of these rows. */
function byItem(id: string): Columns | undefined {
  const questionnaire = standardQuestionnaire(id);
  return (
    questionnaire && {
      keys: questionnaire.items.map(({ key }) => key),
      of: async (stored, keys) => {
        if (stored.questionnaire !== id) return null;
        const text = await openedText(stored, keys);
        return text === null ? 'sealed' : new Map(valuesOf(Answer.parse(JSON.parse(text))));
      },
    }
  );
}

/** The answer's text in the bytes that were sent; null where they are sealed and their key is not here. */
async function openedText(
  { unit, id, kid, body: bytes }: StoredAnswer,
  keys: KeyRing,
): Promise<string | null> {
  const body = new TextDecoder().decode(bytes);
  if (kid === null) return body;
  const opened = await keys.open({ unit, id, kid, body });
  return opened.kind === 'opened' ? opened.text : null;
}

const valuesOf = ({ answers }: Answer): readonly [string, Rational][] =>
  Object.entries(answers).flatMap(([key, value]) =>
    value === null ? [] : [[key, Rational.of(value)]],
  );
