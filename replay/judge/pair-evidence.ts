import type { Evidence } from '../../reports/index.ts';
import type { PlaceTally } from '../tally/tally.ts';

/** The smallest pair of replies that shows a difference. */
export function pairEvidence({ sample, at }: Pick<PlaceTally, 'sample' | 'at'>): Evidence {
  const request = sample?.request;
  const captured =
    request?.status === undefined
      ? undefined
      : {
          status: request.status,
          ...(request.durationMs === undefined ? {} : { latencyMs: request.durationMs }),
          ...(request.replyBytes === undefined ? {} : { bodyBytes: request.replyBytes }),
        };
  return {
    kind: 'exchange-pair',
    title: `The smallest pair that shows ${at}`,
    request: `${request?.method} ${request?.target}`,
    ...(captured && { captured }),
    ...(sample?.stable && { stable: sample.stable }),
    ...(sample?.preview && { preview: sample.preview }),
  };
}
