import { afterEach, expect, jest, test } from '@jest/globals';
import { deployment, documents, found, istio } from '../../../support/found';

/** Of cart.example.com, for the hundred years from 2026. */
const CERTIFICATE =
  '-----BEGIN CERTIFICATE-----\nMIIBjTCCATOgAwIBAgIUCwWr5rDKCc9bfDn5mgk4CSfGKcIwCgYIKoZIzj0EAwIw\nGzEZMBcGA1UEAwwQY2FydC5leGFtcGxlLmNvbTAgFw0yNjExMjEwMTA2NDdaGA8y\nMTI2MTAyODAxMDY0N1owGzEZMBcGA1UEAwwQY2FydC5leGFtcGxlLmNvbTBZMBMG\nByqGSM49AgEGCCqGSM49AwEHA0IABA4idmNOIo+B6cJziftf59FrHVKf6hOMQvdC\n4oKQV5iSHyqWQFmiIuw1kcSLH+1qUH0uytXXtaMOw8O5zTaidxOjUzBRMB0GA1Ud\nDgQWBBQX3Dq8eYFgD2fOE35OsM6kTfe/JDAfBgNVHSMEGDAWgBQX3Dq8eYFgD2fO\nE35OsM6kTfe/JDAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIC0I\nwFhA510nx+LFeTd7N2TP5g4rTXVaApQ/rJVte60wAiEAz0q2yTXwJnE/9qzcrfhB\nHuepFUZcz8zSmK19P3ZpUvg=\n-----END CERTIFICATE-----\n';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const secret = (data: string, name = 'cart', namespace = 'edge') =>
  `{apiVersion: v1, kind: Secret, metadata: {name: ${name}, namespace: ${namespace}}, ${data}}`;
const tls = (certificate: string) => `data: {tls.crt: ${base64(certificate)}, tls.key: ${base64('key')}}`;
const gateway = (credential = 'credentialName: cart') =>
  documents(
    deployment('ingress', '', 'edge'),
    istio(
      'Gateway',
      'web',
      `selector: {app: ingress}, servers: [{port: {number: 443, name: https, protocol: HTTPS}, tls: {mode: SIMPLE, ${credential}}, hosts: ["*"]}]`,
    ),
  );

afterEach(() => {
  jest.useRealTimers();
});

test('a Secret has to be where the pods of the gateway run', () => {
  const elsewhere = documents(secret(tls(CERTIFICATE), 'cart', 'shop'), secret(tls(CERTIFICATE), 'other'));
  expect(found('IST0101', documents(elsewhere, gateway()))).toEqual([
    "error IST0101 Gateway shop/web /spec/servers/0/tls/credentialName: credential 'cart' is no Secret in namespace edge, where the pods of the gateway run",
  ]);
  expect(found('IST0101', documents(secret(tls(CERTIFICATE)), gateway()))).toEqual([]);
});

test('manifests without any Secret say nothing for certain', () => {
  expect(found('IST0101', gateway())[0]).toMatch(
    /^info IST0101 Gateway shop\/web \/spec\/servers\/0\/tls\/credentialName: /,
  );
  expect(found('IST0101', gateway(), { assumeComplete: true })[0]).toMatch(/^error /);
});

test('what cert-manager and the like write to is a Secret', () => {
  const certificate =
    '{apiVersion: cert-manager.io/v1, kind: Certificate, metadata: {name: c, namespace: edge}, spec: {secretName: cart}}';
  expect(found('IST0101', documents(certificate, gateway()))).toEqual([]);
});

test('a Secret without a usable certificate is an error', () => {
  const place = 'error IST0161 Gateway shop/web /spec/servers/0/tls/credentialName: Secret edge/cart ';
  expect(found('IST0161', documents(secret('data: {ca.crt: eA==}'), gateway()))).toEqual([
    `${place}holds neither \`tls.crt\` and \`tls.key\` nor \`cert\` and \`key\``,
  ]);
  expect(found('IST0161', documents(secret(tls('hush')), gateway()))).toEqual([`${place}holds no PEM in \`tls.crt\``]);
  const broken = '-----BEGIN CERTIFICATE-----\naHVzaA==\n-----END CERTIFICATE-----\n';
  expect(found('IST0161', documents(secret(tls(broken)), gateway()))).toEqual([
    `${place}holds no certificate that can be read in \`tls.crt\``,
  ]);
});

test('a certificate has its time', () => {
  const yaml = documents(secret(tls(CERTIFICATE)), gateway());
  jest.useFakeTimers({ now: Date.parse('2050-01-01T00:00:00Z') });
  expect(found('IST0161', yaml)).toEqual([]);
  jest.setSystemTime(Date.parse('2200-01-01T00:00:00Z'));
  expect(found('IST0161', yaml)[0]).toMatch(/holds a certificate that expired on 2126-\d\d-\d\d$/);
  jest.setSystemTime(Date.parse('2000-01-01T00:00:00Z'));
  expect(found('IST0161', yaml)[0]).toMatch(/holds a certificate that is not valid before 2026-\d\d-\d\d$/);
});
