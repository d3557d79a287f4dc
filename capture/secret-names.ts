/** Names of query parameters and headers whose values are secrets, whatever they look like. */
const secretWords = new Set(
  (
    'token secret password passwd passphrase pass pwd pin otp session sessionid sess sid jsessionid phpsessid ' +
    'signature sig sign hmac jwt credential credentials apikey accesskey auth authorization authtoken ' +
    'accesstoken csrf xsrf cookie'
  ).split(' '),
);
const secretPairs = new Set(['api-key', 'access-key', 'private-key', 'encryption-key', 'client-key']);
/** `nextPageToken` is a place in a list. */
const harmlessWords = new Set(['page', 'next', 'prev', 'previous', 'continuation', 'cursor', 'sync']);

/** The word that makes a name secret, for example `token` in `X-Access-Token`; undefined for other names. */
export function secretWordIn(name: string): string | undefined {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/);
  if (words.some((word) => harmlessWords.has(word))) return undefined;
  for (const [index, word] of words.entries()) {
    if (secretWords.has(word)) return word;
    const pair = `${word}-${words[index + 1]}`;
    if (secretPairs.has(pair)) return pair;
  }
  return undefined;
}
