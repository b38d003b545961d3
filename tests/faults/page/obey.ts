import { createClient } from '@skm-survey/sdk';
import { exportFile } from '@skm-survey/sdk/export';
import type { Command, PageOptions, ResultOf } from './channel.ts';
import { keptControls } from './control.ts';
import { dump } from './dump.ts';
import { deleteDatabases, fillOtherDatabase } from './other-database.ts';
import { poisonOf } from './poison.ts';
import { sealOf } from './seal.ts';
import { Submitter } from './submitter.ts';
import { Teller } from './told.ts';
import { migrateRecords, restoreOutbox } from './versions.ts';
import { startWorker } from './workers.ts';

/** Starts a client as a host page would, and does what the suite asks, command after command. */
export function obey({ tab, control, collector, unit, device, seal }: PageOptions): void {
  const teller = new Teller(control);
  watchForErrors(teller);
  const client = createClient({
    ...{ collector, unit, device: device === '' ? undefined : device },
    seal: seal === null ? undefined : sealOf(seal),
  });
  const database = `skm-survey/${unit}`;
  const submitter = new Submitter(client, teller);

  type Doers = { readonly [K in Command['do']]: (command: never) => unknown };
  const doers: Doers = {
    submit: (command: Extract<Command, { do: 'submit' }>) => submitter.submit(command),
    storm: (command: Extract<Command, { do: 'storm' }>) => submitter.storm(command),
    stop: () => submitter.stop(),
    flush: () => client.flush(),
    status: () => client.status(),
    dump,
    poison: ({ name, marker }: Extract<Command, { do: 'poison' }>) =>
      submitter.poison(marker, poisonOf(name, marker)),
    'submit-on-pagehide': (command: Extract<Command, { do: 'submit-on-pagehide' }>) =>
      submitter.submitOnPageHide(command),
    'kept-controls': keptControls,
    navigate: ({ url }: Extract<Command, { do: 'navigate' }>) =>
      leaving(() => location.assign(url)),
    reload: () => leaving(() => location.reload()),
    'other-database': ({ megabytes }: Extract<Command, { do: 'other-database' }>) =>
      fillOtherDatabase(megabytes),
    'delete-databases': deleteDatabases,
    measure: ({ markers }: Extract<Command, { do: 'measure' }>) => submitter.measure(markers),
    memory: () => ({ heap: heapBytes() }),
    export: async () => (await exportFile(client)).text(),
    retry: () => client.quarantine.retry(),
    restore: (command: Extract<Command, { do: 'restore' }>) => restoreOutbox(database, command),
    migrate: ({ gap }: Extract<Command, { do: 'migrate' }>) => migrateRecords(database, gap),
    'start-worker': ({ kind, query }: Extract<Command, { do: 'start-worker' }>) =>
      startWorker(kind, query),
    close: () => {
      client.close();
      return null;
    },
  };

  const run = async ({ number, command }: Numbered): Promise<void> => {
    try {
      const act = doers[command.do] as (
        command: Command,
      ) => ResultOf<Command> | Promise<ResultOf<Command>>;
      const value: unknown = await act(command);
      const isLeaving = value instanceof Leaving;
      await teller.tell({ kind: 'done', number, value: isLeaving ? null : value });
      if (isLeaving) value.act();
    } catch (error) {
      await teller.tell({ kind: 'threw', number, message: String(error) });
    }
  };

  globalThis.addEventListener('pageshow', ({ persisted }) => {
    teller.report({ kind: 'pageshow', persisted });
  });
  teller.report({ kind: 'ready', tab });
  void listen(control, (numbered) => void run(numbered));
}

interface Numbered {
  readonly number: number;
  readonly command: Command;
}

/** Asks for the next command until the suite is gone for good. */
async function listen(control: string, take: (numbered: Numbered) => void): Promise<void> {
  for (let failures = 0; failures < 50;) {
    try {
      const reply = await fetch(`${control}/next`);
      failures = 0;
      if (reply.status === 200) take((await reply.json()) as Numbered);
    } catch {
      failures += 1;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function watchForErrors(teller: Teller): void {
  globalThis.addEventListener('error', ({ message }) => {
    teller.report({ kind: 'unhandled', message });
  });
  globalThis.addEventListener('unhandledrejection', ({ reason }) => {
    teller.report({ kind: 'unhandled', message: String(reason) });
  });
}

/** What ends the page, to be done once the answer to its command has arrived. */
class Leaving {
  readonly act: () => void;

  constructor(act: () => void) {
    this.act = act;
  }
}

const leaving = (act: () => void): Leaving => new Leaving(act);

function heapBytes(): number | null {
  const memory = (performance as { memory?: { usedJSHeapSize: number } }).memory;
  return memory?.usedJSHeapSize ?? null;
}
