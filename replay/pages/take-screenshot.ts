import type { Page } from 'playwright';

/** Taller pages are cut; a screenshot of an endless list proves nothing more. */
const heightMax = 6000;

/** Runs in the page: goes down to its end, screen by screen, and back to the top. Gives its height. */
const scrollThrough = `(async () => {
  const wait = () => new Promise((resolve) => setTimeout(resolve, 50));
  const height = () => Math.min(${heightMax}, document.documentElement.scrollHeight);
  for (let top = innerHeight; top < height(); top += innerHeight) {
    scrollTo({ top, behavior: 'instant' });
    await wait();
  }
  scrollTo({ top: 0, behavior: 'instant' });
  return height();
})()`;

/** Brings in what pages load only when it comes into view. True where the page is taller than the window. */
export async function bringInAll(page: Page): Promise<boolean> {
  const height = await page.evaluate<number>(scrollThrough);
  return height > (page.viewportSize()?.height ?? 0);
}

/** PNG of the whole page, animations at their end; what fits a selector of `mask` is painted over. */
export async function takeScreenshot(
  page: Page,
  { mask, timeoutMs }: { readonly mask: readonly string[]; readonly timeoutMs: number },
): Promise<Buffer> {
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  const { width = 1280, height: visible = 800 } = page.viewportSize() ?? {};
  return page.screenshot({
    fullPage: true,
    clip: { x: 0, y: 0, width, height: Math.min(heightMax, Math.max(height, visible)) },
    animations: 'disabled',
    caret: 'hide',
    mask: mask.map((selector) => page.locator(selector)),
    timeout: timeoutMs,
  });
}
