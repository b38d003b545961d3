import type { SkmSurvey } from 'skm-survey';
import { StandIn } from './client.ts';
import { giveVoices } from './voice.ts';
import { Hands } from './hands.ts';

/** How a survey is brought into a state. */
export interface State {
  /** What a person sees there, in one line. */
  readonly about: string;
  /** Before the element is on the page. */
  readonly set?: (survey: SkmSurvey) => void;
  /** From the introduction on. */
  readonly go?: (hands: Hands) => Promise<void>;
}

const id = 'contoh';
const saved = { kind: 'saved', id, seq: 1 } as const;

/** Answers everything and sends. */
const send = async (hands: Hands): Promise<void> => {
  await hands.on('dl');
  hands.press();
};

function onOnePage(survey: SkmSurvey): void {
  survey.layout = 'page';
  survey.why = true;
}

function asKiosk(survey: SkmSurvey): void {
  survey.mode = 'kiosk';
}

/** Takes the network away, or gives one reply to everything. */
function reply(body: unknown): void {
  const response = body === null ? new Promise<never>(() => {}) : Promise.resolve(body);
  globalThis.fetch = () => response.then((json) => Response.json(json));
}

/** Every state that a respondent can meet, by its name in the address of the page. */
export const states = {
  loading: {
    about: 'the questionnaire is on its way',
    set: (survey) => {
      reply(null);
      survey.questionnaire = '/pelan.json';
    },
  },
  unavailable: {
    about: 'the survey cannot be shown',
    set: (survey) => {
      survey.client = null;
      survey.unit = '';
    },
    go: (hands) => hands.see('h2'),
  },
  introduction: {
    about: 'the first question, beneath the introduction',
    go: (hands) => hands.see('.option'),
  },
  'goes-on': {
    about: 'the first question as most meet it: a choice brings the next one',
    set: (survey) => (survey.noAdvance = false),
    go: (hands) => hands.see('.option'),
  },
  aloud: {
    about: 'a question that can be read aloud, and is being read',
    set: (survey) => {
      giveVoices();
      survey.readAloud = true;
    },
    go: async (hands) => {
      await hands.see('.aloud button');
      hands.find('.aloud button')?.click();
    },
  },
  services: {
    about: 'which service it was, where a page stands for several',
    set: (survey) => {
      survey.serviceName = '';
      survey.services =
        'ktp:KTP elektronik|kk:Kartu Keluarga|akta:Akta kelahiran|pindah:Surat pindah';
    },
    go: (hands) => hands.see('.option'),
  },
  resume: {
    about: 'a half-filled interview was left in this tab',
    set: (survey) => (survey.draft = 'tab'),
    go: async (hands) => {
      await hands.on('.option');
      hands.choose(2);
      await hands.next();
      // The part that keeps what was said has come with it.
      await hands.see('.status');
      const { survey } = hands;
      const again = document.createElement('skm-survey');
      for (const { name, value } of survey.attributes) again.setAttribute(name, value);
      Object.assign(again, { unit: survey.unit, unitName: survey.unitName, noAdvance: true });
      Object.assign(again, { serviceName: survey.serviceName, client: survey.client });
      survey.replaceWith(again);
      await new Hands(again).see('.notice');
    },
  },
  question: {
    about: 'a question without an answer',
    go: async (hands) => {
      await hands.on('.option');
      hands.choose(2);
      await hands.next();
    },
  },
  answered: {
    about: 'a question with an answer',
    go: async (hands) => {
      await hands.on('.option');
      hands.choose(3);
      await hands.next();
      hands.choose(2);
    },
  },
  refused: {
    about: 'going on without an answer',
    go: async (hands) => {
      await hands.on('.option');
      hands.press();
      await hands.see('.error');
    },
  },
  why: {
    about: 'a low answer, and why',
    set: (survey) => (survey.why = true),
    go: async (hands) => {
      await hands.on('.option');
      hands.choose(1);
      await hands.see('.why');
      hands.write('Antreannya panjang, sejak pagi.');
    },
  },
  page: {
    about: 'everything on one page, some of it answered',
    set: onOnePage,
    go: async (hands) => {
      await hands.on('.page');
      for (const nth of [3, 6, 9]) hands.choose(nth);
    },
  },
  'page-open': {
    about: 'one page, going on with open questions',
    set: onOnePage,
    go: async (hands) => {
      await hands.on('.page');
      for (const nth of [3, 6, 9, 15, 19, 23, 31]) hands.choose(nth);
      hands.press();
      await hands.see('.open');
    },
  },
  'page-review': {
    about: 'one page, all answers with a reason before sending',
    set: onOnePage,
    go: async (hands) => {
      await hands.on('.page');
      hands.choose(1);
      await hands.see('.why');
      hands.write('Petugas meminta fotokopi yang tidak tertulis di daftar.');
      for (let nth = 7; nth < 36; nth += 4) hands.choose(nth);
      await hands.next();
    },
  },
  profile: { about: 'about the respondent', go: (hands) => hands.on('.chip') },
  'profile-refused': {
    about: 'about the respondent, with something missing that the agency asks for',
    set: (survey) => {
      survey.profile = 'usia jenis-kelamin';
      survey.profileRequired = 'usia';
    },
    go: async (hands) => {
      await hands.on('.chip');
      hands.press();
      await hands.see('.error');
    },
  },
  comment: { about: 'free words', go: (hands) => hands.on('textarea') },
  masked: {
    about: 'free words that seem to hold an identity',
    go: async (hands) => {
      await hands.on('textarea');
      hands.write('Petugasnya ramah. Hubungi saya di 0812-3456-7890.');
    },
  },
  review: { about: 'all answers before sending', go: (hands) => hands.on('dl') },
  sending: {
    about: 'the answer is being kept',
    set: (survey) => (survey.client = new StandIn(new Promise(() => {}))),
    go: send,
  },
  failed: {
    about: 'neither kept nor sent',
    set: (survey) => {
      survey.client = new StandIn({ kind: 'failed', id, code: 'store-unavailable', cause: null });
    },
    go: send,
  },
  full: {
    about: 'the storage of the device is full',
    set: (survey) => {
      survey.client = new StandIn({ kind: 'failed', id, code: 'store-full', cause: null });
    },
    go: send,
  },
  saved: {
    about: 'kept on this device, two answers wait',
    set: (survey) => (survey.client = new StandIn(saved, { pending: 2 })),
    go: send,
  },
  held: {
    about: 'kept only while the page is open',
    set: (survey) => (survey.client = new StandIn(saved, { durable: false, pending: 1 })),
    go: send,
  },
  accepted: {
    about: 'the collector has it',
    set: (survey) => (survey.client = new StandIn({ kind: 'accepted', id })),
    go: send,
  },
  rejected: {
    about: 'the collector will not have it',
    set: (survey) => (survey.client = new StandIn(saved, { pending: 1 })),
    go: async (hands) => {
      await send(hands);
      await hands.see('.outcome .kept');
      if (hands.survey.client instanceof StandIn) hands.survey.client.reject(id);
    },
  },
  done: {
    about: 'thanks with a way back to the page of the agency',
    set: (survey) => {
      survey.redirect = '/selesai';
      survey.client = new StandIn({ kind: 'accepted', id });
    },
    go: async (hands) => {
      await send(hands);
      await hands.see('.outcome [role=link]');
    },
  },
  index: {
    about: 'thanks with the index so far',
    set: (survey) => {
      reply({ ikm: { value: '88.31', mutu: 'A', kinerja: 'Sangat baik', respondents: 128 } });
      survey.showIndex = true;
      survey.collector = location.origin;
      survey.client = new StandIn({ kind: 'accepted', id });
    },
    go: send,
  },
  popup: {
    about: 'the button that floats in the corner of a page',
    set: (survey) => (survey.mode = 'popup'),
    go: (hands) => hands.see('.invitation'),
  },
  'popup-open': {
    about: 'the dialog that the button opens, with a question',
    set: (survey) => (survey.mode = 'popup'),
    go: async (hands) => {
      await hands.see('.invitation');
      hands.find('.invitation')?.click();
      await hands.on('.option');
    },
  },
  kiosk: {
    about: 'a kiosk that waits for the next person',
    set: asKiosk,
    go: (hands) => hands.see('.attract .primary'),
  },
  'kiosk-services': {
    about: 'a kiosk asks which service it was',
    set: (survey) => {
      asKiosk(survey);
      survey.services =
        'ktp:KTP elektronik|kk:Kartu Keluarga|akta:Akta kelahiran|pindah:Surat pindah';
    },
    go: async (hands) => {
      await hands.see('.attract .primary');
      hands.press();
      await hands.see('.tiles');
    },
  },
  'kiosk-question': {
    about: "a kiosk asks in the language of one's choice, one answer is chosen",
    set: (survey) => {
      asKiosk(survey);
      survey.languages = 'id en';
    },
    go: async (hands) => {
      await hands.see('.attract .primary');
      await hands.on('.option');
      hands.choose(2);
    },
  },
  'kiosk-left': {
    about: 'a kiosk was left in the middle of an interview',
    set: (survey) => {
      asKiosk(survey);
      survey.idle = '1';
    },
    go: async (hands) => {
      await hands.see('.attract .primary');
      await hands.on('.option');
      await hands.see('.veil');
    },
  },
  'kiosk-asleep': {
    about: 'a kiosk in the hours in which nobody comes',
    set: (survey) => {
      asKiosk(survey);
      // Round the clock but for a minute that is not now.
      const minute = new Date(Date.now() + 2 * 3_600_000);
      const clock = (at: Date): string => at.toTimeString().slice(0, 5);
      survey.sleep = `${clock(new Date(minute.getTime() + 60_000))}-${clock(minute)}`;
      survey.idle = '1';
    },
    go: (hands) => hands.see('.asleep'),
  },
  'kiosk-thanks': {
    about: 'a kiosk thanks',
    set: asKiosk,
    go: send,
  },
} as const satisfies Record<string, State>;

export type StateName = keyof typeof states;

/** The state of this name. */
export const stateOf = (name: string): State | undefined =>
  Object.hasOwn(states, name) ? states[name as StateName] : undefined;
