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

/**
 * Every sample system, and the exercises that switch parts of them.
 *
 * @param base where the systems go, coherent as a whole
 * @param exercises where the exercises go, each to be applied over the base
 */
export function buildCharts(base: Construct, exercises: Construct): void {
  const istioInAction = new IstioInAction(base);
  new DogApp(base);
  const bookinfo = new Bookinfo(base);
  const webgatos = new Webgatos(base);
  const helloVersions = new HelloVersions(base);

  istioInActionExercises(exercises, istioInAction);
  bookinfoExercises(exercises, bookinfo);
  webgatosExercises(exercises, webgatos);
  helloVersionsExercises(exercises, helloVersions, bookinfo);
}
