/** Rules that judge by the text alone what depends on the version of the server, and what older ones do. */
const older: Readonly<Record<string, string>> = {
  'check-added': 'before MySQL 8.0.16 and MariaDB 10.2.1 a CHECK is read and forgotten',
  'table-copied': 'before MySQL 8.0.12 and MariaDB 10.3 more changes copy the table',
  'index-key-too-long': 'before MySQL 5.7.7 and MariaDB 10.2.2 a key holds 767 bytes',
};

export const rulesByVersion = Object.keys(older);

/** For a release that was read without a server. */
export const versionRemark = `Without a server MySQL 8.0 and MariaDB 10.6 or newer are counted on, which matters to ${Object.entries(
  older,
)
  .map(([rule, what]) => `${rule} (${what})`)
  .join(', ')}. Name a scratch server of the version that runs as the engine.`;
