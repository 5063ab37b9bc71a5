import { Size } from 'cdk8s';
import { ServicePort, StatefulService } from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';

const NAME = 'webgatos';

/** The MySQL that sessions are kept in, so that any pod can go on where another one left off. */
export class Database {
  private readonly mysql: StatefulService;
  private readonly passwords: kplus.Secret;

  public constructor(scope: Construct) {
    this.passwords = new kplus.Secret(scope, 'mysql-passwords', {
      // Sample passwords, for everyone to read.
      stringData: { root: 'sample-root', webapp: 'sample-webapp' },
    });
    this.mysql = new StatefulService(scope, 'mysql', {
      port: ServicePort.mysql(3306),
      clientService: {},
      replicas: 1,
      container: {
        image: 'docker.io/library/mysql:8.4',
        envVariables: {
          MYSQL_ROOT_PASSWORD: this.password('root'),
          MYSQL_DATABASE: kplus.EnvValue.fromValue(NAME),
          MYSQL_USER: kplus.EnvValue.fromValue('webapp'),
          MYSQL_PASSWORD: this.password('webapp'),
        },
        // The port opens once the database is set up.
        readiness: kplus.Probe.fromTcpSocket({ port: 3306 }),
      },
      // MySQL wants an empty folder, and a new volume may have a lost+found.
      volumeClaimTemplates: [{ name: 'data', size: Size.gibibytes(1), mountPath: '/var/lib/mysql', subPath: 'mysql' }],
    });
  }

  /** How a Spring application that keeps its sessions by JDBC finds the database. */
  public get connection(): { readonly [name: string]: kplus.EnvValue } {
    const url = `jdbc:mysql://${this.mysql.host.fullName}:3306/${NAME}`;
    return {
      SPRING_DATASOURCE_URL: kplus.EnvValue.fromValue(url),
      SPRING_DATASOURCE_USERNAME: kplus.EnvValue.fromValue('webapp'),
      SPRING_DATASOURCE_PASSWORD: this.password('webapp'),
      SPRING_SESSION_JDBC_INITIALIZE_SCHEMA: kplus.EnvValue.fromValue('always'),
    };
  }

  private password(key: 'root' | 'webapp'): kplus.EnvValue {
    return kplus.EnvValue.fromSecretValue({ secret: this.passwords, key });
  }
}
