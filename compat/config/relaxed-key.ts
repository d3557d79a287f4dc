/** The same for all spellings of a key: `order-service.timeout`, `orderService.timeout`, `ORDER_SERVICE_TIMEOUT`. */
export function relaxedKey(key: string): string {
  return key.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') || key;
}
