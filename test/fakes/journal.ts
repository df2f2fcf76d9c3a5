/** What has happened, in order, and a way to wait for it without sleeping. How long is too long is for the test to say. */
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

  /** Resolves with the items once there are `count`. */
  async until(count: number): Promise<readonly T[]> {
    await this.#wait(() => this.items.length >= count);
    return this.items;
  }

  /** Resolves with the first item that `found` finds. */
  async find(found: (item: T) => boolean): Promise<T> {
    await this.#wait(() => this.items.some(found));
    return this.items.find(found) as T;
  }

  async #wait(ready: () => boolean): Promise<void> {
    if (ready()) return;
    await new Promise<void>((resolve) => this.#waiting.push({ ready, resolve }));
  }
}
