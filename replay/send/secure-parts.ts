import type { ConnectionLimits } from './connection-limits.ts';
import type { GroupAddress } from './group-address.ts';
import type { SentHeaders } from './sent-headers.ts';
import type { TlsFiles } from './tls/tls-files.ts';

/** What a way over TLS needs. */
export interface SecureParts {
  readonly address: GroupAddress;
  readonly headers: SentHeaders;
  readonly limits: ConnectionLimits;
  readonly tls: TlsFiles;
}
