package shop;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;

class Orders {
  @Value("${order.timeout}") private Duration timeout;
  @Value("${order.limit:50}") private int limit;
  @Value("${order.payment-url}") private String payUrl;
  @Value("${order.currency}") private String currency;
  @Value("${order.queue}") private String queue;
}
