import { markup } from '../../wording/markup.ts';
import { page } from './frame.ts';

/** Asks for the token. */
export function loginPage(wrong: boolean): string {
  const body = markup`${wrong ? markup`<p class="problem">This is not the token.</p>` : undefined}
<form method="post" action="/login">
<label>Token<input type="password" name="token" autocomplete="current-password" required autofocus></label>
<button>Open the runs</button>
</form>`;
  return page('Seaworthy runs', body);
}

/** Says what is wrong and leads back. */
export function problemPage(title: string, why: string): string {
  return page(title, markup`<p class="problem">${why}</p><p><a href="/">All runs</a></p>`);
}
