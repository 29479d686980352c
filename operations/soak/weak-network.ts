import type { AddressInfo } from 'node:net';
import { createConnection, createServer, type Server, type Socket } from 'node:net';

interface Line {
  readonly near: Socket;
  readonly far: Socket;
}

/**
 * A stretch of network between the product and its PostgreSQL that can be slowed, and torn in the middle of whatever is
 * under way. Bytes arrive in their order or not at all, as TCP has it.
 */
export class WeakNetwork {
  private readonly host: string;
  private readonly port: number;
  private readonly server: Server;
  private readonly lines = new Set<Line>();
  private delayMs = 0;

  private constructor(host: string, port: number) {
    this.host = host;
    this.port = port;
    this.server = createServer((near) => this.join(near));
  }

  /** Opens a way to the database behind `url`; `url` is the same database by that way. */
  static async before(url: string): Promise<{ network: WeakNetwork; url: string }> {
    const whole = new URL(url);
    const network = new WeakNetwork(whole.hostname, Number(whole.port || 5432));
    await new Promise<void>((resolve) => network.server.listen(0, '127.0.0.1', resolve));
    whole.hostname = '127.0.0.1';
    whole.port = String((network.server.address() as AddressInfo).port);
    return { network, url: whole.toString() };
  }

  /** From now on each piece takes so much longer, in either direction; 0 is well again. */
  slow(delayMs: number): void {
    this.delayMs = delayMs;
  }

  /** Tears every connection: both ends see it reset, nothing of what is under way arrives. */
  tear(): void {
    for (const { near, far } of this.lines) {
      near.resetAndDestroy();
      far.resetAndDestroy();
    }
  }

  async close(): Promise<void> {
    this.tear();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(near: Socket): void {
    const far = createConnection({ host: this.host, port: this.port, noDelay: true });
    near.setNoDelay(true);
    const line = { near, far };
    this.lines.add(line);
    const end = () => {
      this.lines.delete(line);
      near.destroy();
      far.destroy();
    };
    near.on('error', end).on('close', end);
    far.on('error', end).on('close', end);
    this.carry(near, far);
    this.carry(far, near);
  }

  private carry(from: Socket, to: Socket): void {
    let last = Promise.resolve();
    from.on('data', (piece) => {
      const { delayMs } = this;
      // Behind what is still on its way, so that nothing overtakes.
      last = last.then(async () => {
        if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
        if (!to.destroyed) to.write(piece);
      });
    });
    from.on('end', () => {
      last = last.then(() => void to.end());
    });
  }
}
