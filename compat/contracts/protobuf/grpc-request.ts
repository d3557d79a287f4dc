/** The head of the HTTP/2 request for a method, from its canonical key: `operation:RPC ads.v1.Ads/Put`. */
export function grpcRequest(operation: string): string {
  return `POST /${operation.replace(/^(?:operation:RPC |type:)/, '')}\ncontent-type: application/grpc\nte: trailers`;
}
