export { type QuestionnaireSource } from './definitions.ts';
export { CollectorError, type CollectorErrorCode } from './errors.ts';
export { keyFolder, KeyFolder } from './key-folder.ts';
export { listen, type Address, type Fetcher, type Listening } from './listen.ts';
export { readQuestionnaires } from './questionnaires.ts';
export { createServer, type ServerOptions } from './serve.ts';
export { ticketFolder, ticketKeysIn } from './ticket-folder.ts';
export { databaseFile, openSqliteStore, type SqliteOptions } from './sqlite.ts';
