/** The engines a case can run in; Chromium with either of its IndexedDB backends. */
export const engineNames = ['chromium', 'chromium-sqlite', 'firefox', 'webkit'] as const;
export type EngineName = (typeof engineNames)[number];

/** One open page in a running browser, as far as the driver can hold it. */
export interface Page {
  /** Closes the tab the way a person does. */
  close(): Promise<void>;
  reload(): Promise<void>;
  /** Sends a command of the DevTools protocol; throws where there is none. */
  devtools(method: string, parameters?: object): Promise<unknown>;
}

export interface Running {
  open(url: string): Promise<Page>;
  /** A window that forgets everything when it is closed; throws where the driver has none. */
  openPrivately(url: string): Promise<Page>;
  /** SIGKILL for all its processes, at once. */
  kill(): void;
  /** Stops and continues all its processes: a lid that is closed and opened. */
  suspend(): void;
  resume(): void;
  /** Ends it the way a person does. */
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** Folder of the profile, made by the browser at its first start. */
  readonly profile: string;
  /** Pages to start with: the only ones where the driver cannot open more. */
  readonly urls: readonly string[];
  /** A program that starts the browser in the place of itself, with the browser and its arguments as its own: `faketime`. */
  readonly under?: Under;
  /** Takes any certificate, as where the agency has put its own authority into the machine. */
  readonly trustsAll?: boolean;
  /** Lets a page that is closed come to the end of its scripts, where the browser would cut them off (Firefox). */
  readonly hearsOut?: boolean;
  /** Lets frames of other sites keep something, in a partition of their own. Read when the profile is made. */
  readonly framesMayStore?: boolean;
  /** With Chromium's backend on SQLite, whatever the driver uses. */
  readonly onSqlite?: boolean;
  /** Origin whose storage is not cleared for want of room, as where `persist()` was granted. Read when the profile is made. */
  readonly persists?: string;
}

export interface Under {
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export interface Driver {
  readonly name: EngineName;
  launch(options: LaunchOptions): Promise<{ running: Running; pages: readonly Page[] }>;
}

/** The driver of an engine, or one sentence that says why it cannot run here. */
export type Found = Driver | { readonly missing: string };
