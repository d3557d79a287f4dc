/** Beginnings of credentials, and what others leave where a private value was; in any case. */
export const privateWords = (
  'eyj redacted filtered masked akia asia aiza akid ltai ghp_ gho_ ghu_ ghs_ ghr_ github_pat glpat- xox ' +
  'rk_liv rk_tes sk_liv sk_tes ya29.'
).split(' ');

/** One of these is part of every name whose value is private; in any case. */
export const secretNameWords =
  'tok sec pass pwd pin otp sess sid sig hmac jwt cred key auth csrf xsrf cookie assert saml code ticket phone mobile msisdn tel'.split(
    ' ',
  );
