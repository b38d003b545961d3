export { applyChanges } from './apply.ts';
export { forChannel, isAskedOn } from './channel.ts';
export { Customisation } from './customisation.ts';
export { customise } from './customise.ts';
export {
  addItems,
  changeItem,
  changeProfile,
  changeText,
  leaveOut,
  reorder,
  withComment,
  type ItemChange,
  type ProfileChange,
  type TextChange,
} from './edit.ts';
export { mapping, type Mapping, type ScaledItem, type UnsurItems } from './mapping.ts';
export { parseQuestionnaire, type Parsed } from './parse.ts';
export type { Problem } from './problem.ts';
export { paperFields2017, profile2017 } from './profile/skm-2017.ts';
export { profileOnline } from './profile/skm-online.ts';
export { contentRevision } from './revision.ts';
export * from './schema.ts';
export { isStandardId, standardIds, type StandardId } from './standard/ids.ts';
export { loadStandard } from './standard/load.ts';
export { skmOnline2025 } from './standard/skm-online.ts';
export { standardQuestionnaire, standardQuestionnaires } from './standard/standards.ts';
export {
  languagesOf,
  mapTexts,
  missingTexts,
  textsOf,
  withTranslations,
  type Translated,
} from './translate.ts';
export { textIn } from './text.ts';
export { unsurNames } from './unsur-names.ts';
export { unsurKeys } from './unsur.ts';
export {
  isCalendarDate,
  profileTextLength,
  validateAnswers,
  type Answers,
  type Profile,
} from './validate-answers.ts';
