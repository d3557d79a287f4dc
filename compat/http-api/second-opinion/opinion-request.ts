/** What the child is asked: two OpenAPI documents as JSON. */
export interface OpinionRequest {
  readonly baseline: string;
  readonly candidate: string;
}

/** Answered with no differences, as soon as openapi-diff is there to be asked. */
export const readyQuestion = 'ready?';

/** What the child answers for each breaking difference. */
export interface ReportedDifference {
  /** For example `response.body.scope.add`. */
  readonly code: string;
  /** Places in the documents, for example `paths./ads.get`. */
  readonly locations: readonly string[];
}
