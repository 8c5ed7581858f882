const most = 60;

/** What was taken out of stacks, to be drawn by itself: the newest last. */
export class Opened {
  ids = $state.raw<readonly string[]>([]);

  add(...ids: readonly string[]): void {
    this.ids = [...this.ids.filter((other) => !ids.includes(other)), ...ids].slice(-most);
  }
}
