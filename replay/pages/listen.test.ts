import { EventEmitter } from 'node:events';
import type { Page } from 'playwright';
import { expect, test, vi } from 'vitest';
import { listen } from './listen.ts';

/** A page as far as it is listened to. */
const mainFrame = {};
const pageOf = (events: EventEmitter) =>
  Object.assign(events, { mainFrame: () => mainFrame }) as unknown as Page;

test('a tab that crashes and dialogs that open are told', () => {
  const page = new EventEmitter();
  const heard = listen(pageOf(page));
  const dismiss = vi.fn<() => Promise<void>>(async () => {});
  page.emit('dialog', { type: () => 'confirm', message: () => 'sure?', dismiss });
  page.emit('crash');
  expect(heard.messages).toEqual([
    { kind: 'dialog', text: 'A dialog opened (confirm): sure?' },
    { kind: 'exception', text: 'The page crashed.' },
  ]);
  expect(heard.hasCrashed).toBe(true);
  expect(dismiss).toHaveBeenCalledTimes(1);
});

test('the address is that of the last document of the page itself', () => {
  const page = new EventEmitter();
  const heard = listen(pageOf(page));
  const asked = (url: string, frame: object, isNavigation = true) =>
    page.emit('request', { url: () => url, frame: () => frame, isNavigationRequest: () => isNavigation });
  asked('http://ads.test/account', mainFrame);
  asked('http://ads.test/login#top', mainFrame);
  asked('http://ads.test/frame', {});
  asked('http://ads.test/api', mainFrame, false);
  expect(heard.address).toBe('http://ads.test/login');
});
