import puppeteer, { type Page } from 'puppeteer-core';
import type { Driver } from './journey.ts';

/**
 * Firefox through WebDriver BiDi, as its strict protection sets it: a frame of another site gets no storage at all, not
 * even a part of its own.
 */
export async function firefox(executablePath: string, width = 1280): Promise<Driver> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: { 'network.cookie.cookieBehavior': 1 },
  });
  const driverOf = async (page: Page, close: () => Promise<void>): Promise<Driver> => {
    await page.setViewport({ width, height: 860 });
    return {
      name: 'Firefox',
      open: async (address) => {
        // A tab behind another one draws nothing.
        await page.bringToFront();
        await page.goto(address);
      },
      reload: async () => void (await page.reload()),
      evaluate: (expression) => page.evaluate(expression),
      evaluateIn: async (address, expression) =>
        page
          .frames()
          .find((frame) => frame.url().startsWith(address))
          ?.evaluate(expression),
      print: async () => Buffer.from(await page.pdf()),
      tab: async () => {
        const other = await browser.newPage();
        return driverOf(other, () => other.close());
      },
      close,
    };
  };
  return driverOf(await browser.newPage(), () => browser.close());
}
