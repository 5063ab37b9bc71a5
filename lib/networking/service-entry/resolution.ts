/**
 * How a proxy finds the addresses of a service.
 * @see https://istio.io/latest/docs/reference/config/networking/service-entry/#ServiceEntry-Resolution
 */
export enum Resolution {
  /** It does not: it goes on to the address that the client dialled. */
  NONE = 'NONE',
  /** The endpoints have them. */
  STATIC = 'STATIC',
  /** By DNS, of the endpoints or else of the hosts; every address in the answer is used. */
  DNS = 'DNS',
  /** By DNS; each new connection goes to the first address of the latest answer. */
  DNS_ROUND_ROBIN = 'DNS_ROUND_ROBIN',
  /** By DNS, of the name in the request's Host header or in the server name; for wildcard hosts. */
  DYNAMIC_DNS = 'DYNAMIC_DNS',
}
