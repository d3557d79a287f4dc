package shop;

import org.springframework.beans.factory.annotation.Value;

class Orders {
  @Value("${order.timeout}") private int timeoutSeconds;
  @Value("${order.limit:100}") private int limit;
  @Value("${order.pay-url}") private String payUrl;
  @Value("${order.currency}") private String currency;
}
