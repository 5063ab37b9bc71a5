import type { Rule } from '../rule';
import { authorizationPolicyWithoutTarget } from './authorization-policy-without-target';
import { authorizationPolicyWithoutWaypoint } from './authorization-policy-without-waypoint';
import { bothDataPlanes } from './both-data-planes';
import { destinationRuleOfUnenrolledService } from './destination-rule-of-unenrolled-service';
import { destinationRuleOutsideOfNamespace } from './destination-rule-outside-of-namespace';
import { destinationRuleWithoutWaypoint } from './destination-rule-without-waypoint';
import { missingWaypoint } from './missing-waypoint';
import { requestAuthenticationWithoutTarget } from './request-authentication-without-target';
import { requestAuthenticationWithoutWaypoint } from './request-authentication-without-waypoint';
import { rootPolicyWithoutWaypoint } from './root-policy-without-waypoint';
import { sidecarInAmbientNamespace } from './sidecar-in-ambient-namespace';
import { telemetryWithoutTarget } from './telemetry-without-target';
import { telemetryWithoutWaypoint } from './telemetry-without-waypoint';
import { virtualServiceOfUnenrolledService } from './virtual-service-of-unenrolled-service';
import { virtualServiceOutsideOfNamespace } from './virtual-service-outside-of-namespace';
import { virtualServiceWithoutWaypoint } from './virtual-service-without-waypoint';
import { wasmPluginWithoutTarget } from './wasm-plugin-without-target';
import { wasmPluginWithoutWaypoint } from './wasm-plugin-without-waypoint';
import { waypointWithoutAmbient } from './waypoint-without-ambient';

export const ambientRules: readonly Rule[] = [
  authorizationPolicyWithoutWaypoint,
  authorizationPolicyWithoutTarget,
  destinationRuleWithoutWaypoint,
  destinationRuleOfUnenrolledService,
  destinationRuleOutsideOfNamespace,
  virtualServiceWithoutWaypoint,
  requestAuthenticationWithoutWaypoint,
  wasmPluginWithoutWaypoint,
  telemetryWithoutWaypoint,
  virtualServiceOfUnenrolledService,
  virtualServiceOutsideOfNamespace,
  requestAuthenticationWithoutTarget,
  wasmPluginWithoutTarget,
  telemetryWithoutTarget,
  bothDataPlanes,
  waypointWithoutAmbient,
  missingWaypoint,
  sidecarInAmbientNamespace,
  rootPolicyWithoutWaypoint,
];
