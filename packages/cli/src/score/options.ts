import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  isStandardId,
  loadStandard,
  parseQuestionnaire,
  type Questionnaire,
  skmOnline2025,
  standardIds,
} from '@skm-survey/questionnaire';
import type { Numbering } from '@skm-survey/report';
import { type Rounding, type WeightMode, weightModes } from '@skm-survey/scoring';

export interface ScoreOptions {
  /** A path, or "-" for standard input. */
  readonly file: string;
  readonly questionnaire: Questionnaire | null;
  readonly order: Numbering | null;
  readonly weight: WeightMode;
  readonly rounding: Rounding;
  readonly json: boolean;
  /** Column of the recap; null for none. */
  readonly by: string | null;
}

const orders: readonly Numbering[] = ['unsur', 'kuesioner'];

/** Either what the command line asks for, or why it cannot be done. */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

const good = <T>(value: T): Parsed<T> => ({ ok: true, value });
const bad = (message: string): { ok: false; message: string } => ({ ok: false, message });

/** Reads the arguments of `skm score`. */
export async function parseScoreOptions(args: readonly string[]): Promise<Parsed<ScoreOptions>> {
  const raw = rawOptions(args);
  if (!raw.ok) return raw;
  const { values, positionals } = raw.value;
  const [file, ...more] = positionals;
  if (file === undefined) return bad('sebutkan berkasnya: skm score BERKAS');
  if (more.length > 0) return bad(`hanya satu berkas; "${more[0] ?? ''}" berlebih`);
  const order = oneOf(values.order, orders, '--order');
  if (!order.ok) return order;
  const weight = oneOf(values.weight, weightModes, '--weight');
  if (!weight.ok) return weight;
  const rounding = roundingOf(values['round-nrr'], values['round-weighted']);
  if (!rounding.ok) return rounding;
  const questionnaire = await questionnaireOf(values.questionnaire);
  if (!questionnaire.ok) return questionnaire;
  return good({
    file,
    questionnaire: questionnaire.value,
    order: order.value,
    weight: weight.value ?? 'exact',
    rounding: rounding.value,
    json: values.json,
    by: values.by ?? null,
  });
}

interface RawOptions {
  readonly positionals: readonly string[];
  readonly values: {
    readonly questionnaire?: string | undefined;
    readonly order?: string | undefined;
    readonly weight?: string | undefined;
    readonly 'round-nrr'?: string | undefined;
    readonly 'round-weighted'?: string | undefined;
    readonly json: boolean;
    readonly by?: string | undefined;
  };
}

function rawOptions(args: readonly string[]): Parsed<RawOptions> {
  try {
    return good(
      parseArgs({
        args: [...args],
        allowPositionals: true,
        options: {
          questionnaire: { type: 'string' },
          order: { type: 'string' },
          weight: { type: 'string' },
          'round-nrr': { type: 'string' },
          'round-weighted': { type: 'string' },
          json: { type: 'boolean', default: false },
          by: { type: 'string' },
        },
      }),
    );
  } catch (error) {
    // parseArgs throws for what a user wrote; its English sentence begins with the option in quotes.
    const option = /'(-[^' ]*)/.exec((error as Error).message)?.[1] ?? '';
    return bad(`pilihan ${option} tidak dikenal atau tidak lengkap; lihat skm score --help`);
  }
}

function oneOf<T extends string>(
  text: string | undefined,
  allowed: readonly T[],
  option: string,
): Parsed<T | null> {
  if (text === undefined) return good(null);
  const found = allowed.find((candidate) => candidate === text);
  return found === undefined
    ? bad(`${option} harus ${allowed.join(', ')}; bukan "${text}"`)
    : good(found);
}

function roundingOf(
  nrrText: string | undefined,
  weightedText: string | undefined,
): Parsed<Rounding> {
  const nrr = decimalsOf(nrrText, '--round-nrr');
  if (!nrr.ok) return nrr;
  const weighted = decimalsOf(weightedText, '--round-weighted');
  if (!weighted.ok) return weighted;
  if (nrr.value !== null && weighted.value !== null) {
    return good({ kind: 'both', nrr: nrr.value, weighted: weighted.value });
  }
  if (nrr.value !== null) return good({ kind: 'nrr', decimals: nrr.value });
  if (weighted.value !== null) return good({ kind: 'weighted', decimals: weighted.value });
  return good({ kind: 'exact' });
}

function decimalsOf(text: string | undefined, option: string): Parsed<number | null> {
  if (text === undefined) return good(null);
  return /^\d$/.test(text)
    ? good(Number(text))
    : bad(`${option} harus 0 sampai 9 desimal; bukan "${text}"`);
}

/** A standard one by its id, or a definition of one's own by the path of its JSON file. */
async function questionnaireOf(id: string | undefined): Promise<Parsed<Questionnaire | null>> {
  if (id === undefined) return good(null);
  if (id === skmOnline2025.id) return good(skmOnline2025);
  if (isStandardId(id)) return good(await loadStandard(id));
  if (id.endsWith('.json')) return definitionIn(id);
  return bad(`tidak ada kuesioner "${id}"; yang ada: ${standardIds.join(', ')}, atau berkas .json`);
}

async function definitionIn(path: string): Promise<Parsed<Questionnaire>> {
  let input: unknown;
  try {
    input = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    return bad(`kuesioner ${path} tidak dapat dibaca (${(error as Error).message})`);
  }
  const parsed = parseQuestionnaire(input);
  if (parsed.ok) return good(parsed.questionnaire);
  const problems = parsed.problems.map(({ path: where, pesan }) => `  ${where}: ${pesan}`);
  return bad([`kuesioner ${path} tidak sah:`, ...problems].join('\n'));
}
