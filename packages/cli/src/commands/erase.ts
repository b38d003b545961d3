import { targetOf } from '@skm-survey/collector';
import { Slug, Uuid } from '@skm-survey/protocol';
import { type Command, ok, refused } from '../command.ts';
import { dataOptions, storeUsage, withData } from '../data.ts';
import { optionsOf } from '../options.ts';

const usage = `Pemakaian: skm erase --data FOLDER --unit UNIT ID…

Menghapus jawaban atas permintaan respondennya (UU 27/2022): isinya ditimpa, bagiannya dalam angka ditarik kembali, dan
jawaban yang sama tidak diterima lagi. ID adalah nomor jawaban. Cadangan lama masih memuatnya.
${storeUsage}`;

/** Erases answers for good. */
export const erase: Command = {
  name: 'erase',
  summary: 'menghapus jawaban atas permintaan',
  usage,
  run: async (args, io) => {
    const read = optionsOf(args, { ...dataOptions, unit: { type: 'string' } });
    const wrong = typeof read === 'string' ? read : faultOf(read.values, read.positionals);
    if (typeof read === 'string' || wrong !== null) {
      io.err(`skm erase: ${wrong}\n\n${usage}`);
      return refused;
    }
    const { data: dataDir = '', unit = '', store: elsewhere } = read.values;
    return withData({ name: 'erase', dataDir, store: elsewhere, io }, async (store) => {
      for (const id of read.positionals) {
        const outcome = await store.erase(unit, await targetOf(unit, id));
        const said =
          outcome === 'erased' ? 'dihapus' : 'tidak ada; tidak akan diterima bila datang';
        io.out(`${id}: ${said}\n`);
      }
      return ok;
    });
  },
};

/** Every id is looked at before any is erased: half of a request with a slip in it helps nobody. */
function faultOf(
  { data, unit }: { readonly data?: string | undefined; readonly unit?: string | undefined },
  ids: readonly string[],
): string | null {
  if (data === undefined || unit === undefined) return '--data dan --unit harus diberikan.';
  if (!Slug.safeParse(unit).success) return `"${unit}" bukan nama unit.`;
  if (ids.length === 0) return 'sebutkan nomor jawaban.';
  const bad = ids.find((id) => !Uuid.safeParse(id).success);
  return bad === undefined ? null : `"${bad}" bukan nomor jawaban.`;
}
