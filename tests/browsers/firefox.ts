import puppeteer from 'puppeteer-core';
import type { Driver } from './journey.ts';

/** Firefox through WebDriver BiDi. */
export async function firefox(executablePath: string, width = 1280): Promise<Driver> {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
  const page = await browser.newPage();
  await page.setViewport({ width, height: 860 });
  return {
    name: 'Firefox',
    open: async (address) => void (await page.goto(address)),
    reload: async () => void (await page.reload()),
    evaluate: (expression) => page.evaluate(expression),
    print: async () => Buffer.from(await page.pdf()),
    close: () => browser.close(),
  };
}
