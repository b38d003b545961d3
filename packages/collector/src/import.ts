import {
  limits,
  readOutboxFile,
  type BatchEnvelope,
  type ItemResult,
  type OutboxFileProblem,
  type OutboxFileRecord,
  type OutboxHeader,
} from '@skm-survey/protocol';
import { accept, type Acceptor } from './accept.ts';
import { sha256 } from './digest.ts';

/** What became of the records of a file. */
export type ImportCounts = Readonly<
  Record<'accepted' | 'duplicate' | 'rejected' | 'conflict', number>
>;

/** A line that was not taken. */
export interface ImportProblem {
  readonly line: number;
  readonly problem: OutboxFileProblem;
}

/** How the import of one file ended. */
export type Import =
  | {
      readonly kind: 'imported';
      readonly header: OutboxHeader;
      readonly counts: ImportCounts;
      /** Lines that were left out. */
      readonly problems: readonly ImportProblem[];
    }
  /** The file as a whole does not hold; nothing was taken. */
  | { readonly kind: 'refused'; readonly problems: readonly ImportProblem[] }
  /** The store could not write, or others held it. What was taken until then stays; the same import again is safe. */
  | { readonly kind: 'unavailable'; readonly counts: ImportCounts; readonly cause: unknown };

export interface ImportOptions {
  /**
   * Take the undamaged records of a file whose checksum does not hold. Each record's own checksum covers its body but not its id: an
   * altered id is counted twice once the device comes back. Only for a device that will not. Default false.
   */
  readonly salvage?: boolean;
}

/**
 * Takes the exported queue or quarantine of a device, by the same way as `POST /v1/answers`, in transactions of at most
 * `limits.batchItems`. Read twice, so that nothing is taken before the whole file has proven itself. What the device later sends again
 * is a duplicate.
 * @param open the lines of the file, from the beginning, at every call.
 */
export async function importOutbox(
  acceptor: Acceptor,
  open: () => AsyncIterable<string>,
  { salvage = false }: ImportOptions = {},
): Promise<Import> {
  const { header, problems, intact, waiting } = await survey(open());
  if (header === null || !(intact || salvage)) return { kind: 'refused', problems };
  const counts = { accepted: 0, duplicate: 0, rejected: 0, conflict: 0 };
  for await (const { stream, records } of batches(open(), header)) {
    const now = acceptor.environment.now().toISOString();
    const envelope: BatchEnvelope = {
      ...{ v: 1, batch: crypto.randomUUID(), unit: header.unit, stream, closed: false },
      ...(header.device !== undefined && { device: header.device }),
      high: stream === header.stream ? header.high : 0,
      pending: waiting.get(stream) ?? 0,
      // The hours between export and import are no fault of the device's clock, so nothing is to be repaired by them.
      sentAt: now,
    };
    const acceptance = await accept(acceptor, { envelope, items: records, called: false });
    const results = acceptance.kind === 'replied' ? acceptance.reply.results : [];
    if (acceptance.kind !== 'replied' || results.some(({ status }) => status === 'retry')) {
      const cause = acceptance.kind === 'unavailable' ? acceptance.cause : 'busy';
      return { kind: 'unavailable', counts, cause };
    }
    for (const { status } of results) if (isCounted(status)) counts[status] += 1;
  }
  return { kind: 'imported', header, counts, problems };
}

const isCounted = (status: ItemResult['status']): status is keyof ImportCounts =>
  status !== 'retry';

interface Survey {
  readonly header: OutboxHeader | null;
  readonly problems: readonly ImportProblem[];
  readonly intact: boolean;
  /** Records by stream: as many were on the device when it wrote the file. */
  readonly waiting: ReadonlyMap<string, number>;
}

async function survey(lines: AsyncIterable<string>): Promise<Survey> {
  let header: OutboxHeader | null = null;
  let intact = false;
  const problems: ImportProblem[] = [];
  const waiting = new Map<string, number>();
  for await (const event of readOutboxFile(lines, sha256)) {
    if (event.kind === 'header') header = event.header;
    if (event.kind === 'problem') problems.push({ line: event.line, problem: event.problem });
    if (event.kind === 'end') intact = event.intact;
    if (event.kind === 'record' && header !== null) {
      const { stream = header.stream } = event.record;
      waiting.set(stream, (waiting.get(stream) ?? 0) + 1);
    }
  }
  return { header, problems, intact, waiting };
}

interface FileBatch {
  readonly stream: string;
  readonly records: OutboxFileRecord[];
}

/** Records of one stream together, in the order of the file. */
async function* batches(
  lines: AsyncIterable<string>,
  header: OutboxHeader,
): AsyncGenerator<FileBatch, void> {
  let batch: FileBatch = { stream: header.stream, records: [] };
  for await (const event of readOutboxFile(lines, sha256)) {
    if (event.kind !== 'record') continue;
    const { stream = header.stream } = event.record;
    const fits = stream === batch.stream && batch.records.length < limits.batchItems;
    if (!fits) {
      if (batch.records.length > 0) yield batch;
      batch = { stream, records: [] };
    }
    batch.records.push(event.record);
  }
  // A queue without records still says up to which number the device has counted.
  yield batch;
}
