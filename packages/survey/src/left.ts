/** What takes up a half-filled interview that was left behind. */
export { resume } from './interview/resume.ts';
export { idLeft } from './texts/id-left.ts';
export { ways } from './views/ways.ts';
