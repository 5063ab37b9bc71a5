import { MeshApp, OutputFolder } from 'cdk8s-mesh';
import { buildCharts, folderOf } from './charts';

const app = new MeshApp({ folder: OutputFolder.of(folderOf) });
buildCharts(app);
app.synth();
