#!/usr/bin/env node
import process from 'node:process';
import type { Command, Io } from './command.ts';
import { dispatch } from './dispatch.ts';
import { exportRows } from './commands/export.ts';
import { score } from './commands/score.ts';
import { serve } from './commands/serve.ts';

const commands: readonly Command[] = [score, serve, exportRows];

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
