import type { DubboService } from './dubbo-service.ts';
import { fits, serviceKey } from './dubbo-services.ts';

/** Which application consumes what which other one provides. Registrations without an application tell nothing. */
export function dubboCalls(
  services: readonly DubboService[],
): { readonly from: string; readonly to: string; readonly key: string }[] {
  return services.flatMap(({ name, providers, consumers }) =>
    consumers.flatMap((consumer) =>
      providers
        .filter((provider) => fits(consumer, provider))
        .flatMap(({ application: to }) =>
          consumer.application === undefined || to === undefined || to === consumer.application
            ? []
            : [{ from: consumer.application, to, key: serviceKey(name, consumer) }],
        ),
    ),
  );
}
