import { rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';

/** A socket in the file system, which namespaces share, that leads to istiod on loopback, which they do not. */
export class XdsPipe {
  private constructor(
    readonly path: string,
    private readonly server: Server,
  ) {}

  static open(path: string, istiod: string): Promise<XdsPipe> {
    const [host = '', port = ''] = istiod.split(':');
    rmSync(path, { force: true });
    const server = createServer((socket) => {
      const upstream = connect(Number(port), host);
      socket.pipe(upstream).pipe(socket);
      socket.on('error', () => upstream.destroy());
      upstream.on('error', () => socket.destroy());
      socket.on('close', () => upstream.destroy());
      upstream.on('close', () => socket.destroy());
    });
    return new Promise((done, fail) => {
      server.once('error', fail);
      server.listen(path, () => done(new XdsPipe(path, server)));
    });
  }

  close(): void {
    this.server.close();
    rmSync(this.path, { force: true });
  }
}
