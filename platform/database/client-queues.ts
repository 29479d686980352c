/**
 * Runs work one at a time per key inside this process, so that fifty messages of one client wait in memory instead of
 * holding fifty database connections that wait for the same lock. Order across processes is PostgreSQL's lock's job.
 */
export class ClientQueues {
  private readonly tails = new Map<string, Promise<unknown>>();

  /** Whether work under this key runs or waits. */
  has(key: string): boolean {
    return this.tails.has(key);
  }

  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.tails.get(key) ?? Promise.resolve();
    const result = before.then(work, work);
    const tail = result.catch(() => undefined);
    this.tails.set(key, tail);
    void tail.then(() => {
      if (this.tails.get(key) === tail) this.tails.delete(key);
    });
    return result;
  }
}
