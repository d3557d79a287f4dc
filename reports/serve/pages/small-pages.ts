import type { Speaker } from '../../language/speaker.ts';
import { markup } from '../../wording/markup.ts';
import { page } from './frame.ts';

/** Asks for the token. */
export function loginPage(wrong: boolean, speaker: Speaker): string {
  const body = markup`${wrong ? markup`<p class="problem">${speaker.t('This is not the token.')}</p>` : undefined}
<form method="post" action="/login">
<label>${speaker.t('Token')}<input type="password" name="token" autocomplete="current-password" required autofocus></label>
<button>${speaker.t('Open the runs')}</button>
</form>`;
  return page(speaker.t('Seaworthy runs'), body, { speaker });
}

/** Says what is wrong and leads back. */
export function problemPage(title: string, why: string, speaker: Speaker): string {
  const back = markup`<p><a href="/">${speaker.t('All runs')}</a></p>`;
  return page(title, markup`<p class="problem">${why}</p>${back}`, { speaker });
}
