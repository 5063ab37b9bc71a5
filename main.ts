import { join } from 'node:path';
import { App } from 'cdk8s';
import { buildCharts } from './charts';

const app = new App();
const exercises = new App({ outdir: join(app.outdir, 'exercises') });

buildCharts(app, exercises);

app.synth();
exercises.synth();
