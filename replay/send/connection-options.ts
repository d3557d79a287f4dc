/** How to connect to a group. */
export interface ConnectionOptions {
  /**
   * `host:port` to connect to in place of the host of `url`, for example one node behind the balancer. `Host`,
   * server name and the check of the certificate stay those of `url`. It must be among the allowed hosts.
   */
  readonly entry?: string;
  readonly tls?: TlsOptions;
  /** Ask by HTTP/2 instead of HTTP/1.1. Needs `https`, and a group that speaks it. Default false. */
  readonly http2?: boolean;
  /**
   * Most connections at a time; above it requests wait. Default: one for each request under way. HTTP/2 shares
   * one connection among all.
   */
  readonly connectionsMax?: number;
  /** Requests after which a connection is closed. Default: as many as the group allows. */
  readonly requestsPerConnectionMax?: number;
  /** How long an idle connection is kept, ms; shorter where the group says so. Default 4000. */
  readonly keepAliveMs?: number;
}

/** PEM files. Certificates are always checked: name the authority of a private one. */
export interface TlsOptions {
  /** Authorities to trust in place of the usual ones. */
  readonly ca?: string;
  /** Client certificate, with its chain. */
  readonly cert?: string;
  /** Key of the client certificate. */
  readonly key?: string;
  readonly passphrase?: string;
}
