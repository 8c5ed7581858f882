/**
 * While something plays, real time goes by on its step: the machine has no clock of its own. For a component's initialisation.
 * `tick` hears how many ms went by.
 */
export function whilePlaying(isPlaying: () => boolean, tick: (elapsed: number) => void): void {
  $effect(() => {
    if (!isPlaying()) return;
    let last = performance.now();
    const timer = setInterval(() => {
      const at = performance.now();
      tick(at - last);
      last = at;
    }, 100);
    return () => clearInterval(timer);
  });
}
