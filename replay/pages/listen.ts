import type { Page } from 'playwright';
import type { PageMessage } from './visit.ts';

const messagesMax = 100;

/** What a page says while it is open. Grows as it goes on. */
export interface Heard {
  readonly messages: PageMessage[];
  /** Where it led last, by redirects too: the address of its document, without hash. */
  address: string | undefined;
  /** Its process ended: it answers nothing any more. */
  hasCrashed: boolean;
}

/** Listens to a page from its start. Dialogs are closed as a user would who wants none of them. */
export function listen(page: Page): Heard {
  const heard: Heard = { messages: [], address: undefined, hasCrashed: false };
  const add = (message: PageMessage): void => {
    if (heard.messages.length < messagesMax) heard.messages.push(message);
  };
  page.on('console', (message) => {
    const { url } = message.location();
    if (message.type() === 'error')
      add({ kind: 'console', text: message.text(), ...(url !== '' && { url }) });
  });
  page.on('pageerror', (error) => add({ kind: 'exception', text: `${error.name}: ${error.message}` }));
  page.on('crash', () => {
    heard.hasCrashed = true;
    add({ kind: 'exception', text: 'The page crashed.' });
  });
  page.on('dialog', (dialog) => {
    add({ kind: 'dialog', text: `A dialog opened (${dialog.type()}): ${dialog.message()}` });
    void dialog.dismiss().catch(() => {});
  });
  page.on('request', (request) => {
    const isDocument = request.isNavigationRequest() && request.frame() === page.mainFrame();
    if (isDocument) heard.address = withoutHash(request.url());
  });
  return heard;
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/s, '');
}
