#!/usr/bin/env node
import process from 'node:process';
import type { Io } from './command.ts';
import { type Commands, dispatch } from './dispatch.ts';

const commands: Commands = new Map([
  ['score', async () => (await import('./commands/score.ts')).score],
  ['serve', async () => (await import('./commands/serve.ts')).serve],
  ['export', async () => (await import('./commands/export.ts')).exportRows],
  ['import', async () => (await import('./commands/import.ts')).importFiles],
  ['rejected', async () => (await import('./commands/rejected.ts')).rejected],
  ['erase', async () => (await import('./commands/erase.ts')).erase],
  ['variants', async () => (await import('./commands/variants.ts')).variants],
  ['keys', async () => (await import('./commands/keys.ts')).keys],
  ['qr', async () => (await import('./commands/qr.ts')).qr],
  ['ticket', async () => (await import('./commands/ticket.ts')).ticket],
  ['receipts', async () => (await import('./commands/receipts.ts')).receipts],
  ['verify-receipt', async () => (await import('./commands/verify-receipt.ts')).verifyReceipts],
]);

const processIo: Io = {
  stdin: process.stdin,
  out: (text) => {
    process.stdout.write(text);
  },
  err: (text) => {
    process.stderr.write(text);
  },
};

// `skm score … | head` closes the pipe early; that is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await dispatch(commands, process.argv.slice(2), processIo);
