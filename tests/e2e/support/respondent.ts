import { expect } from 'chai';
import { standardQuestionnaire, textIn } from '@skm-survey/questionnaire';
import type { Locator, Page } from 'playwright-core';
import type { Choices } from './golden.ts';

const heading = (survey: Locator): Locator => survey.getByRole('heading', { level: 2 });

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

/**
 * Answers the survey on the page as a person would, by what stands on the screen: reads the question, clicks the words of
 * the answer, goes on; skips what may be skipped; sends. Ends on the thanks screen.
 */
export async function answerSurvey(
  page: Page,
  questionnaireId: string,
  choices: Choices,
): Promise<void> {
  const survey = page.locator('skm-survey');
  const { items } = standardQuestionnaire(questionnaireId);
  await press(survey, 'Mulai');
  let screen = await nextScreen(survey, '');
  for (let steps = 0; steps < items.length + 12; steps += 1) {
    const title = ((await heading(survey).textContent()) ?? '').trim();
    if (title === 'Periksa jawaban Anda') break;
    const item = items.find(({ text }) => textIn(text, 'id') === title);
    if (item) {
      const option = item.options.find(({ value }) => value === choices[item.key]);
      if (!option) throw new Error(`no option ${String(choices[item.key])} for ${item.key}`);
      await survey.getByText(textIn(option.text, 'id'), { exact: true }).click();
      await press(survey, 'Lanjut');
    } else {
      await press(survey, /^(Lewati|Lanjut)$/);
    }
    screen = await nextScreen(survey, screen);
  }
  await press(survey, 'Kirim');
  await survey.getByRole('heading', { name: 'Terima kasih' }).waitFor();
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
  const deadline = Date.now() + 60_000;
  while ((await counted()) < respondents && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(await counted()).to.equal(respondents);
}
