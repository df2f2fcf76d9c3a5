/** What has happened, in order, and a way to wait for it without sleeping. */
export class Journal<T> {
  readonly items: T[] = [];
  #waiting: { readonly ready: () => boolean; readonly resolve: () => void }[] = [];

  push(item: T): void {
    this.items.push(item);
    this.#waiting = this.#waiting.filter(({ ready, resolve }) => {
      if (!ready()) return true;
      resolve();
      return false;
    });
  }

  /** Resolves with the items once there are `count`, or with the first that `found` finds. */
  async until(count: number, what = 'items', within = 8000): Promise<readonly T[]> {
    await this.#wait(
      () => this.items.length >= count,
      () => `${this.items.length} of ${count} ${what}`,
      within,
    );
    return this.items;
  }

  async find(found: (item: T) => boolean, what = 'an item', within = 8000): Promise<T> {
    await this.#wait(
      () => this.items.some(found),
      () => what,
      within,
    );
    return this.items.find(found) as T;
  }

  async #wait(ready: () => boolean, what: () => string, within: number): Promise<void> {
    if (ready()) return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`waited in vain for ${what()}`)), within);
      this.#waiting.push({
        ready,
        resolve: () => {
          clearTimeout(timer);
          resolve();
        },
      });
    });
  }
}
