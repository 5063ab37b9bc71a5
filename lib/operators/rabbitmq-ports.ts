import type { Listeners } from './rabbitmq-tls';

/** The ports of the Service in front of the nodes; those that are not there are absent. */
export interface RabbitmqPorts {
  /** AMQP. */
  readonly amqp?: number;
  /** AMQP inside TLS. */
  readonly amqps?: number;
  /** The management interface and its API, over HTTP. */
  readonly management?: number;
  /** The management interface and its API, over HTTPS. */
  readonly managementTls?: number;
  /** Metrics for Prometheus, where there is no TLS. */
  readonly prometheus?: number;
  /** Metrics for Prometheus, where there is TLS. */
  readonly prometheusTls?: number;
  /** Streams, with their plugin. */
  readonly stream?: number;
  /** Streams inside TLS. */
  readonly streams?: number;
  /** MQTT, with its plugin. */
  readonly mqtt?: number;
  /** MQTT inside TLS. */
  readonly mqtts?: number;
  /** MQTT over WebSockets, with its plugin. */
  readonly webMqtt?: number;
  /** MQTT over WebSockets inside TLS, where certificates of clients are checked. */
  readonly webMqttTls?: number;
  /** STOMP, with its plugin. */
  readonly stomp?: number;
  /** STOMP inside TLS. */
  readonly stomps?: number;
  /** STOMP over WebSockets, with its plugin. */
  readonly webStomp?: number;
  /** STOMP over WebSockets inside TLS, where certificates of clients are checked. */
  readonly webStompTls?: number;
}

/** The ports that nodes dial each other on: the port mapper of Erlang, and Erlang's own connections. */
export const NODE_PORTS = Object.freeze({
  /** The port mapper of Erlang. */
  epmd: 4369,
  /** Erlang's own connections. */
  distribution: 25672,
});

const STREAM_PLUGINS = ['rabbitmq_stream', 'rabbitmq_stream_management', 'rabbitmq_multi_dc_replication'];

/** The ports that the operator gives the Service. */
export function portsOf({ tls, mutual, plain }: Listeners, plugins: readonly string[]): RabbitmqPorts {
  const enabled = (...names: string[]) => names.some((name) => plugins.includes(name));
  const stream = enabled(...STREAM_PLUGINS);
  const mqtt = enabled('rabbitmq_mqtt');
  const webMqtt = enabled('rabbitmq_web_mqtt');
  const stomp = enabled('rabbitmq_stomp');
  const webStomp = enabled('rabbitmq_web_stomp');
  return Object.freeze({
    ...(plain && { amqp: 5672, management: 15672 }),
    ...(tls ? { amqps: 5671, managementTls: 15671, prometheusTls: 15691 } : { prometheus: 15692 }),
    ...(stream && plain && { stream: 5552 }),
    ...(stream && tls && { streams: 5551 }),
    ...(mqtt && plain && { mqtt: 1883 }),
    ...(mqtt && tls && { mqtts: 8883 }),
    ...(webMqtt && plain && { webMqtt: 15675 }),
    ...(webMqtt && mutual && { webMqttTls: 15676 }),
    ...(stomp && plain && { stomp: 61613 }),
    ...(stomp && tls && { stomps: 61614 }),
    ...(webStomp && plain && { webStomp: 15674 }),
    ...(webStomp && mutual && { webStompTls: 15673 }),
  });
}
