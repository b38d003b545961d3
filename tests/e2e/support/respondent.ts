import { expect } from 'chai';
import { standardQuestionnaire, textIn, type StandardId } from '@skm-survey/questionnaire';
import type { Locator, Page } from 'playwright-core';
import type { Choices } from './golden.ts';

/** What is asked; on the first screen the introduction is headed, too. */
const heading = (survey: Locator): Locator => survey.getByRole('heading', { level: 2 }).last();

async function press(survey: Locator, name: string | RegExp): Promise<void> {
  await survey.getByRole('button', { name, exact: typeof name === 'string' }).click();
}

/** Waits until the screen has changed, by its heading or its place in the survey. */
async function nextScreen(survey: Locator, before: string): Promise<string> {
  const screen = async (): Promise<string> =>
    (await heading(survey).allTextContents()).join() +
    (await survey.locator('#where').allTextContents()).join();
  let now = await screen();
  for (let tries = 0; now === before && tries < 200; tries += 1) {
    await survey.page().waitForTimeout(10);
    now = await screen();
  }
  expect(now, 'the screen did not change').not.to.equal(before);
  return now;
}

interface Asked {
  readonly questionnaire: StandardId;
  readonly choices: Choices;
}

/** Which survey on the page, the heading it is expected to end on, and the service where it asks for one by tiles. */
interface Where {
  readonly survey?: string;
  readonly end?: string;
  readonly service?: string;
}

/**
 * Answers the survey on the page as a person would, by what stands on the screen: reads the question, clicks the words of
 * the answer, goes on; skips what may be skipped; sends. Ends on the thanks screen, or on the one that is expected.
 */
export async function answerSurvey(
  page: Page,
  asked: Asked,
  { survey: selector = 'skm-survey', end = 'Terima kasih', service = 'Lanjut' }: Where = {},
): Promise<void> {
  const survey = page.locator(selector);
  // One way on is enough: going on by itself as well would be a race.
  await survey.evaluate((element) => element.setAttribute('no-advance', ''));
  const start = survey.getByRole('button', { name: 'Mulai', exact: true });
  await start.or(survey.getByRole('radio').first()).first().waitFor();
  // A kiosk and a whole page greet first.
  if (await start.isVisible()) {
    await start.click();
    await nextScreen(survey, '');
  }
  await answerFrom(page, asked, { survey: selector, end, service });
}

/** The same from the question that is on the screen. */
export async function answerFrom(
  page: Page,
  asked: Asked,
  { survey: selector = 'skm-survey', end = 'Terima kasih', service = 'Lanjut' }: Where = {},
): Promise<void> {
  const survey = page.locator(selector);
  const { items } = standardQuestionnaire(asked.questionnaire);
  let screen = await nextScreen(survey, '');
  for (let steps = 0; steps < items.length + 12; steps += 1) {
    const title = ((await heading(survey).textContent()) ?? '').trim();
    if (title === 'Periksa jawaban Anda') break;
    const item = items.find(({ text }) => textIn(text, 'id') === title);
    if (item) {
      const option = item.options.find(({ value }) => value === asked.choices[item.key]);
      if (!option) throw new Error(`no option for ${item.key}`);
      await survey.getByText(textIn(option.text, 'id'), { exact: true }).click();
      await press(survey, 'Lanjut');
    } else {
      await press(survey, new RegExp(`^(Lewati|Lanjut|${service})$`));
    }
    screen = await nextScreen(survey, screen);
  }
  await press(survey, 'Kirim');
  await survey.getByRole('heading', { name: end }).waitFor();
}

/** Hands the device to the next respondent. */
export async function nextRespondent(page: Page): Promise<void> {
  await press(page.locator('skm-survey'), 'Isi lagi');
}

/** Waits until the collector counts so many respondents of a unit, as anyone can ask it. */
export async function untilCounted(
  collector: string,
  unit: string,
  respondents: number,
): Promise<void> {
  const counted = async (): Promise<number> => {
    const reply = await fetch(`${collector}/v1/units/${unit}/results`);
    return ((await reply.json()) as { ikm: { respondents: number } }).ikm.respondents;
  };
  await until(async () => (await counted()) >= respondents);
  expect(await counted()).to.equal(respondents);
}

/** Waits for what other processes bring about; fails after a minute, or as long as is said. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  timeoutMs = 60_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
