import { writeFile } from 'node:fs/promises';
import { Slug } from '@skm-survey/protocol';
import { qrSvg, surveyLink, surveyPoster, type PosterLang } from '@skm-survey/report';
import { type Command, ok, refused } from '../command.ts';
import { optionsOf } from '../options.ts';

const usage = `Pemakaian: skm qr --unit NAMA --page https://… [--service LAYANAN[=NAMA]]… [--counter LOKET[=NAMA]]…
           [--lang id|en] [--plain] [--out BERKAS.svg]

Membuat poster A4 dengan kode QR menuju halaman survei, sebagai SVG siap cetak (buka di peramban, lalu cetak 100 %).
Kode memuat ?skm-service=LAYANAN&skm-counter=LOKET. Survei di halaman itu membacanya bila tagnya memuat data-address-params
(pada <skm-survey>: address-params); tanpa atribut itu layanan dan loketnya diabaikan.

  --unit NAMA       nama unit seperti dicetak
  --page ALAMAT     alamat halaman yang memuat survei
  --service, --counter  kunci layanan dan loket, dan bila perlu nama yang dicetak; dapat diulang: satu berkas per pasangan
  --lang            bahasa poster; dengan en kode memuat skm-lang=en, sehingga survei terbuka dalam bahasa Inggris
  --plain           hanya kode QR, tanpa poster
  --out BERKAS      bawaan poster.svg; bila berkasnya banyak, kuncinya disisipkan: poster-ktp-3.svg
`;

/** Said after what was written, for nothing else on the way shows it: the page opens and its answers arrive without them. */
const reminder =
  'Agar layanan, loket, dan bahasa pada kode terbaca, tag survei di halaman itu harus memuat data-address-params.\n';

/** Posters with QR codes, one for each service and counter. */
export const qr: Command = {
  name: 'qr',
  summary: 'poster A4 dengan kode QR per layanan dan loket',
  usage,
  run: async (args, io) => {
    const read = optionsOf(args, options);
    const papers = typeof read === 'string' ? read : papersOf(read);
    if (typeof papers === 'string') {
      io.err(`skm qr: ${papers}\n\n${usage}`);
      return refused;
    }
    for (const { path, svg, link } of papers) {
      try {
        await writeFile(path, svg);
      } catch (error) {
        if (!(error instanceof Error && 'syscall' in error)) throw error;
        io.err(`skm qr: ${path} tidak dapat ditulis (${error.message}).\n`);
        return refused;
      }
      io.out(`${path}: ${link}\n`);
    }
    if (papers.some(({ link }) => link.includes('skm-'))) io.err(reminder);
    return ok;
  },
};

const options = {
  unit: { type: 'string' },
  page: { type: 'string' },
  service: { type: 'string', multiple: true },
  counter: { type: 'string', multiple: true },
  lang: { type: 'string' },
  plain: { type: 'boolean', default: false },
  out: { type: 'string', default: 'poster.svg' },
} as const;

interface Read {
  readonly values: {
    readonly unit?: string | undefined;
    readonly page?: string | undefined;
    readonly service?: readonly string[] | undefined;
    readonly counter?: readonly string[] | undefined;
    readonly lang?: string | undefined;
    readonly plain: boolean;
    readonly out: string;
  };
  readonly positionals: readonly string[];
}

const langs: readonly PosterLang[] = ['id', 'en'];

/** One file to write. */
interface Paper {
  readonly path: string;
  readonly link: string;
  readonly svg: string;
}

/** A key with the name that is printed. */
interface Named {
  readonly key: string;
  readonly name: string;
}

/** Every file of the command line, or the sentence that says what is wrong with it. */
function papersOf({ values, positionals }: Read): Paper[] | string {
  const { unit = '', page = '', service = [], counter = [], plain, out } = values;
  const lang = langs.find((one) => one === (values.lang ?? 'id'));
  if (unit.trim() === '' || page === '') return '--unit dan --page harus diberikan.';
  if (positionals.length > 0) return `"${positionals.join(' ')}" tidak dikenal.`;
  if (lang === undefined) return '--lang harus id atau en.';
  const services = service.map((text) => namedOf(text));
  const counters = counter.map((text) => namedOf(text, counterTexts[lang]));
  const bad = [...services, ...counters].find(({ key }) => !Slug.safeParse(key).success);
  if (bad !== undefined) {
    return `"${bad.key}" bukan kunci: huruf atau angka, lalu paling banyak 63 huruf, angka, ".", "_", "-".`;
  }
  const places = pairs(services, counters);
  try {
    return places.map(({ service, counter }) => {
      const keys = { service: service?.key, counter: counter?.key };
      const link = surveyLink(page, { ...keys, lang: lang === 'id' ? undefined : lang });
      const printed = { unit, service: service?.name, counter: counter?.name, lang };
      const svg = plain ? qrSvg(link) : surveyPoster({ link, ...printed });
      return { path: pathOf(out, places.length > 1 ? Object.values(keys) : []), link, svg };
    });
  } catch (error) {
    // An address that is none, or that no code can hold.
    return error instanceof Error ? `--page: ${error.message}` : String(error);
  }
}

/** What a counter is called that has a number only. */
const counterTexts: Readonly<Record<PosterLang, string>> = { id: 'Loket', en: 'Counter' };

/** `KEY` or `KEY=NAME`; without a name the key is printed, with the word before it. */
function namedOf(text: string, word = ''): Named {
  const equals = text.indexOf('=');
  if (equals < 0) return { key: text, name: `${word} ${text}`.trim() };
  return { key: text.slice(0, equals), name: text.slice(equals + 1) };
}

interface Place {
  readonly service: Named | undefined;
  readonly counter: Named | undefined;
}

/** Every service at every counter; those that are not given count as one. */
function pairs(services: readonly Named[], counters: readonly Named[]): Place[] {
  const all = <T>(list: readonly T[]): readonly (T | undefined)[] =>
    list.length === 0 ? [undefined] : list;
  return all(services).flatMap((service) => all(counters).map((counter) => ({ service, counter })));
}

/** The keys before the ending; nothing in a key leaves the folder. */
function pathOf(out: string, keys: readonly (string | undefined)[]): string {
  const said = keys.filter((key) => key !== undefined);
  const bare = out.replace(/\.svg$/i, '');
  return `${[bare, ...said].join('-')}.svg`;
}
