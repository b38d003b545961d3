export { SkmSurvey } from './skm-survey.ts';
export * from './events.ts';
export * from './outcome-events.ts';
export { SkmAbandonEvent } from './kiosk/abandon-event.ts';
export type { SkmSurveyEventMap } from './event-map.ts';
export { maskIdentity } from './privacy/mask.ts';
export type { SuppliedTexts, TextKey, Texts } from './texts/texts.ts';
export type { Visit } from './visit.ts';
export { version } from './version.ts';
