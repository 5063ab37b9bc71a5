import { Backend } from './backend';
import { shoot } from './shooter';
import type { FromWorker, ToWorker } from './wire';

/** How many shots are under way at a time. */
const AT_ONCE = 8;

/** The process in the hub: servers, and those who send requests. */
async function main(): Promise<void> {
  const backend = new Backend();
  await backend.listen();
  process.on('message', (message: ToWorker) => {
    void shoot(backend, message.shots, AT_ONCE).then((results) =>
      tell({ kind: 'results', batch: message.batch, results }),
    );
  });
  process.on('disconnect', () => process.exit(0));
  tell({ kind: 'ready' });
}

function tell(message: FromWorker): void {
  process.send?.(message);
}

void main();
