export { ProxyConfig, type ProxyConfigProps } from './proxy-config';
export { ProxyImage } from './proxy-image';
