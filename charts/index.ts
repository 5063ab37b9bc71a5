import type { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { Bookinfo } from './bookinfo/bookinfo';
import { bookinfoExercises } from './bookinfo/exercises';
import { DogApp } from './dog-app/dog-app';
import { helloVersionsExercises } from './hello-versions/exercises';
import { HelloVersions } from './hello-versions/hello-versions';
import { istioInActionExercises } from './istio-in-action/exercises';
import { IstioInAction } from './istio-in-action/istio-in-action';
import { webgatosExercises } from './webgatos/exercises';
import { Webgatos } from './webgatos/webgatos';

/** The folder of the exercises, below that of the systems. */
export const EXERCISES = 'exercises';

/**
 * Every sample system, and the exercises that switch parts of them.
 *
 * The systems are coherent as a whole. Each exercise is a chart of its own, to be applied over its system.
 */
export function buildCharts(app: Construct): void {
  const istioInAction = new IstioInAction(app);
  new DogApp(app);
  const bookinfo = new Bookinfo(app);
  const webgatos = new Webgatos(app);
  const helloVersions = new HelloVersions(app);

  istioInActionExercises(app, istioInAction);
  bookinfoExercises(app, bookinfo);
  webgatosExercises(app, webgatos);
  helloVersionsExercises(app, helloVersions, bookinfo);
}

/** Where a chart goes: exercises are named after their system and a number. */
export function folderOf({ node }: Chart): string | undefined {
  return /-\d\d-/.test(node.id) ? EXERCISES : undefined;
}
