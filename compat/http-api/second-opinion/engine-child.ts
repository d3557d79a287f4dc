/** The process that runs openapi-diff: it may need minutes or gigabytes, and is then killed. */
import { answerParent } from '../../child-protocol.ts';
import { type OpinionRequest, readyQuestion, type ReportedDifference } from './opinion-request.ts';

answerParent(async (message): Promise<readonly ReportedDifference[]> => {
  // CommonJS: Node finds no named exports in it
  const { default: openapiDiff } = await import('openapi-diff');
  if (message === readyQuestion) return [];
  const { baseline, candidate } = message as OpinionRequest;
  const outcome = await openapiDiff.diffSpecs({
    sourceSpec: { content: baseline, location: 'baseline', format: 'openapi3' },
    destinationSpec: { content: candidate, location: 'candidate', format: 'openapi3' },
  });
  // The member is absent, not empty, when nothing breaks.
  const breaking = outcome.breakingDifferencesFound ? outcome.breakingDifferences : [];
  return breaking.map(({ code, sourceSpecEntityDetails, destinationSpecEntityDetails }) => ({
    code,
    locations: [...sourceSpecEntityDetails, ...destinationSpecEntityDetails].map(({ location }) => location),
  }));
});
