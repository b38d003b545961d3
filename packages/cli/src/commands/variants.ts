import { type Command, ok, refused } from '../command.ts';
import { dataOptions, storeUsage, withData } from '../data.ts';
import { optionsOf } from '../options.ts';

const usage = `Pemakaian: skm variants --data FOLDER --unit UNIT [--revision REVISI]

Kuesioner baku yang diubah halaman instansi (skm-question, omit, …) dan dikenali dari jawabannya sendiri: satu baris per revisi.
Dengan --revision kuesionernya dicetak sebagai JSON, misalnya untuk skm score BERKAS --questionnaire BERKAS.json.
${storeUsage}`;

/** What answers of a unit were asked where the page changed a standard questionnaire. */
export const variants: Command = {
  name: 'variants',
  summary: 'kuesioner yang diubah halaman dan dibawa jawabannya',
  usage,
  run: async (args, io) => {
    const read = optionsOf(args, {
      ...dataOptions,
      unit: { type: 'string' },
      revision: { type: 'string' },
    });
    const wrong = typeof read === 'string' ? read : faultOf(read);
    if (typeof read === 'string' || wrong !== null) {
      io.err(`skm variants: ${wrong}\n\n${usage}`);
      return refused;
    }
    const { data: dataDir = '', store: elsewhere, unit = '', revision } = read.values;
    return withData({ name: 'variants', dataDir, store: elsewhere, io }, async (store) => {
      const known = await store.variants(unit);
      if (revision === undefined) {
        io.out(known.map((one) => `${one.id} ${one.revision}\n`).join(''));
        return ok;
      }
      const found = known.find((one) => one.revision === revision);
      if (found === undefined) {
        io.err(`skm variants: unit "${unit}" tidak memiliki revisi "${revision}".\n`);
        return refused;
      }
      io.out(`${JSON.stringify(JSON.parse(found.body), null, 2)}\n`);
      return ok;
    });
  },
};

function faultOf({
  values,
  positionals,
}: {
  readonly values: { readonly data?: string; readonly unit?: string };
  readonly positionals: readonly string[];
}): string | null {
  if (!values.data || !values.unit) return '--data dan --unit harus diberikan.';
  return positionals.length === 0 ? null : `"${positionals.join(' ')}" tidak dikenal.`;
}
