/** Where in a reply a mark stands: `header:NAME`, `cookie:NAME` (set by the reply) or `json:/pointer`. */
export type MarkPlace = `header:${string}` | `cookie:${string}` | `json:${string}`;
