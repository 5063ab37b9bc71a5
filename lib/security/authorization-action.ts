/**
 * What a policy does with the requests that one of its rules matches.
 *
 * CUSTOM policies come first, then DENY, then ALLOW. Where no ALLOW policy applies to a workload every request that was
 * not denied passes; where one does, only what it matches.
 *
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#AuthorizationPolicy-Action
 */
export enum AuthorizationAction {
  /** They pass, and what no ALLOW policy of the workload matches is refused with 403. */
  ALLOW = 'ALLOW',
  /** They are refused with 403, whatever else allows them. */
  DENY = 'DENY',
  /** They are marked to be audited; nothing is refused. */
  AUDIT = 'AUDIT',
  /** An external authorizer, a `provider` of the mesh's configuration, is asked first. */
  CUSTOM = 'CUSTOM',
}
