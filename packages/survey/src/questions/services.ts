import type { Item, Text } from '@skm-survey/questionnaire';
import { isKey } from '../destination.ts';
import { wordsIn, type Note } from './description.ts';

/** A service to choose from. */
export interface Service {
  readonly key: string;
  /** For people; the key where none is said. */
  readonly name: string;
  /** The number that stands for it among the answers: made of the key, so that it is the same wherever the service stands in a list. */
  readonly value: number;
}

/** Key of the question for the service; no key of a questionnaire begins with a colon. */
const serviceKey = ':service';

const question: Text = {
  id: 'Layanan apa yang Anda terima?',
  en: 'Which service did you receive?',
};

/** Reads `ktp:KTP-el|kk:Kartu Keluarga`. What is wrong is noted and left out. */
export function servicesIn(text: string, note: Note): readonly Service[] {
  const services: Service[] = [];
  for (const entry of wordsIn(text)) {
    const [, said = '', name = ''] = /^([^:]*):?(.*)$/s.exec(entry) ?? [];
    const key = said.trim();
    const service = { key, name: name.trim() || key, value: numberOf(key) };
    const { value } = service;
    const isTaken = services.some((one) => one.value === value || one.name === service.name);
    if (isKey(key) && !isTaken) services.push(service);
    else if (text.trim()) note('skm-services-invalid', `"${entry}"`);
  }
  return services;
}

const numberOf = (key: string): number =>
  [...new TextEncoder().encode(key)].reduce(
    (number, byte) => (Math.imul(number, 31) + byte) | 0,
    7,
  );

/** The question for the service, asked like any other. */
export const serviceItem = (services: readonly Service[]): Item => ({
  key: serviceKey,
  text: question,
  kind: 'choice',
  options: services.map(({ name, value }) => ({ value, text: { id: name } })),
  counts: null,
  required: true,
});
