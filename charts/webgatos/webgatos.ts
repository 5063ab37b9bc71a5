import { type Gateway, MeshNamespace } from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { SystemChart } from '../system-chart';
import { scaleHorizontally } from './autoscaling';
import { Database } from './database';
import { istioGateway, webappRoutes } from './entrance';
import { sessionsInMysql } from './sessions';
import { webappPods, webappService } from './webapp';

/** A web application of two pods that survives the loss of one, and a page that gets more pods when it is busy. */
export class Webgatos extends SystemChart {
  public readonly database: Database;
  public readonly gateway: Gateway;
  public readonly serviceAccount: kplus.ServiceAccount;
  public readonly webapp: kplus.Service;
  public readonly pods: kplus.Deployment;

  public constructor(scope: Construct) {
    super(scope, 'webgatos', 'webgatos');
    new MeshNamespace(this, 'namespace');
    this.database = new Database(this);

    this.serviceAccount = new kplus.ServiceAccount(this, 'webapp');
    this.webapp = webappService(this);
    this.pods = webappPods(this, this.serviceAccount, sessionsInMysql(this.database, 2));

    this.gateway = istioGateway(this);
    webappRoutes(this, this.gateway, this.webapp);
    scaleHorizontally(this);
  }
}
