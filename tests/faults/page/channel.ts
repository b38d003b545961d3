/** What the suite and its page say to each other. JSON, over a channel that no fault touches. */
import type { FlushReport, Status, SubmitOutcome } from '@skm-survey/sdk';

export type WorkerKind = 'dedicated' | 'shared' | 'service';

export type Command =
  /** Submits one answer for each marker, `gap` ms after one another; `together` without waiting for outcomes. */
  | {
      readonly do: 'submit';
      readonly markers: readonly string[];
      readonly gap?: number;
      readonly together?: boolean;
    }
  /** Submits `<prefix>-1`, `<prefix>-2` … until told to stop or the page ends. */
  | { readonly do: 'storm'; readonly prefix: string; readonly gap: number }
  | { readonly do: 'stop' }
  | { readonly do: 'flush' }
  | { readonly do: 'status' }
  /** Everything in all IndexedDB databases of the origin, and localStorage. */
  | { readonly do: 'dump' }
  /** Submits a value that is no submission, by name: see page/poison.ts. */
  | { readonly do: 'poison'; readonly name: string; readonly marker: string }
  /** From now on, each `pagehide` submits `<prefix>-<n>` synchronously, and nothing else. */
  | { readonly do: 'submit-on-pagehide'; readonly prefix: string; readonly count: number }
  /** How many plain writes with an explicit commit, made in those same `pagehide`s, were kept: the test of the test. */
  | { readonly do: 'kept-controls' }
  | { readonly do: 'navigate'; readonly url: string }
  | { readonly do: 'reload' }
  /** Fills another database of the same origin until a write fails; the failure's name comes back. */
  | { readonly do: 'other-database'; readonly megabytes: number }
  | { readonly do: 'delete-databases' }
  /** Time of `submit` until its outcome, ms each, one after another. */
  | { readonly do: 'measure'; readonly markers: readonly string[] }
  | { readonly do: 'memory' }
  /** The file that a person carries away, whole. */
  | { readonly do: 'export' }
  /** Puts an outbox there past the SDK, as a released version left it. */
  | { readonly do: 'restore'; readonly mirror: unknown; readonly entries: readonly StoredEntry[] }
  /** Rewrites all records as format 2, one after another. */
  | { readonly do: 'migrate'; readonly gap: number }
  /** Starts a client in a worker of this page, with a control channel of its own. */
  | { readonly do: 'start-worker'; readonly kind: WorkerKind; readonly query: string }
  /** Sends again all that was set aside. */
  | { readonly do: 'retry' }
  | { readonly do: 'close' };

export type StoredEntry = readonly [key: string, value: unknown];

export interface StoredRecord {
  readonly id: string;
  readonly seq: number | null;
  readonly stream: string | null;
  readonly sha256: string | null;
  readonly quarantined: boolean;
}

export interface Dump {
  readonly records: readonly StoredRecord[];
  readonly databases: readonly string[];
  readonly localStorage: Readonly<Record<string, string>>;
}

export interface Results {
  submit: readonly SubmitOutcome[];
  storm: null;
  stop: null;
  flush: FlushReport;
  status: Status;
  dump: Dump;
  poison: SubmitOutcome | { readonly kind: 'threw'; readonly message: string };
  'submit-on-pagehide': null;
  'kept-controls': number;
  navigate: null;
  reload: null;
  'other-database': string;
  'delete-databases': readonly string[];
  measure: readonly number[];
  memory: { readonly heap: number | null };
  export: string;
  retry: number;
  restore: null;
  migrate: number;
  'start-worker': null;
  close: null;
}
export type ResultOf<C extends Command> = Results[C['do']];

/** What the page tells by itself, in the order in which it happened. */
export type Report =
  | { readonly kind: 'ready'; readonly tab: string }
  | { readonly kind: 'attempt'; readonly marker: string }
  | { readonly kind: 'outcome'; readonly marker: string; readonly outcome: SubmitOutcome }
  /** An error nobody caught, or a promise nobody handled. */
  | { readonly kind: 'unhandled'; readonly message: string }
  | { readonly kind: 'pageshow'; readonly persisted: boolean }
  | { readonly kind: 'event'; readonly type: string };

export type Told =
  | { readonly kind: 'reports'; readonly reports: readonly Report[] }
  | { readonly kind: 'done'; readonly number: number; readonly value: unknown }
  | { readonly kind: 'threw'; readonly number: number; readonly message: string };

/** What a page seals its answers to. */
export interface PageSeal {
  readonly kid: string;
  readonly publicKey: {
    readonly kty: string;
    readonly crv: string;
    readonly x: string;
    readonly y?: string | undefined;
  };
  /** Sealed for another answer than the one that it is sent as. */
  readonly isMisbound?: boolean;
}

/** How a page is opened: the query of its address. */
export interface PageOptions {
  /** Name of the tab, unique in the case. */
  readonly tab: string;
  /** Base URL of the tab's control channel. */
  readonly control: string;
  /** Base URL of the collector as the SDK is told. */
  readonly collector: string;
  readonly unit: string;
  /** Name of an enrolled kiosk; empty for a visitor, whose streams end when they are empty. */
  readonly device: string;
  /** Null for answers in the clear. */
  readonly seal: PageSeal | null;
  /** What is broken in the browser before the SDK is loaded: see page/sabotage.ts. */
  readonly sabotage: readonly string[];
}
