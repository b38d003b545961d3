export { SkmOutbox } from './skm-outbox.ts';
