import type { Report } from '../page/channel.ts';

/** What a page has shown to its person for one marker. */
export interface Shown {
  readonly marker: string;
  readonly kind: 'saved' | 'accepted';
  readonly id: string;
  readonly seq: number | null;
}

/** What the pages of one case have shown: the claims that the end is held against. */
export class Ledger {
  readonly attempted = new Set<string>();
  readonly shown = new Map<string, Shown>();
  /** Submissions that failed visibly, by marker, with the code. */
  readonly failed = new Map<string, string>();
  readonly unhandled: string[] = [];
  /** A marker that was shown as saved twice: the page's own fault, so the suite's. */
  readonly repeated: string[] = [];
  /** Ids that were erased on request. */
  readonly erased = new Set<string>();

  /** Claims that a case has made void itself, by destroying what nothing can bring back; it says so in its title. */
  void(isVoid: (shown: Shown) => boolean): number {
    const found = [...this.shown.values()].filter(isVoid);
    for (const { marker } of found) this.shown.delete(marker);
    return found.length;
  }

  take(report: Report): void {
    if (report.kind === 'attempt') this.attempted.add(report.marker);
    if (report.kind === 'outcome') this.#outcome(report);
    if (report.kind === 'unhandled') this.unhandled.push(report.message);
  }

  #outcome({ marker, outcome }: Extract<Report, { kind: 'outcome' }>): void {
    if (outcome.kind === 'failed') {
      this.failed.set(marker, outcome.code);
      return;
    }
    if (this.shown.has(marker)) this.repeated.push(marker);
    const seq = outcome.kind === 'saved' ? outcome.seq : null;
    this.shown.set(marker, { marker, kind: outcome.kind, id: outcome.id, seq });
  }

  get savedCount(): number {
    return [...this.shown.values()].filter(({ kind }) => kind === 'saved').length;
  }
}
