/**
 * Runs in the page: puts controls of every quality there, what the walk must tell and what it must not. When `redraw`
 * comes to the window, some go away and some are drawn anew, as a list does that has been read again.
 */
export function putControls(): void {
  const said = document.createElement('p');
  const countdown = document.createElement('p');
  const other = document.createElement('button');
  said.role = 'status';
  const saysPressed = (button: HTMLButtonElement): void => {
    button.title = 'pressed';
  };
  const controls: Readonly<Record<string, (button: HTMLButtonElement) => void>> = {
    'does nothing': () => undefined,
    'does nothing beside a countdown': () => undefined,
    throws: () => {
      throw new Error('the request is gone');
    },
    'rejects late': () => void Promise.reject(new Error('nobody listens')),
    'says an error': () => console.error('went wrong'),
    'breaks the policy': (button) => button.setAttribute('style', 'color: red'),
    'changes the page': (button) => (button.textContent = 'Changed the page'),
    'announces something': () => (said.textContent = 'Copied.'),
    'moves the focus': () => other.focus(),
    prints: () => print(),
    'goes away before it is pressed': () => undefined,
    'is drawn anew before it is pressed': saysPressed,
    'is drawn anew and does nothing': () => undefined,
    'is drawn anew under the pointer': saysPressed,
    'is drawn anew without end': saysPressed,
    'ends later': (button) => void setTimeout(() => (button.title = 'ended'), 700),
    'moves for a while before it is pressed': saysPressed,
    'lies under something': saysPressed,
    'is behind a dialog that was still to come': () => undefined,
  };
  const late = document.createElement('dialog');
  late.textContent = 'A dialog';
  const move = ({ style }: HTMLElement): void => {
    const until = performance.now() + 3000;
    const step = (now: number): void => {
      style.translate = `${String(Math.round(now) % 40)}px`;
      if (now < until) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  };
  const cover = document.createElement('aside');
  const coverUp = (button: HTMLElement): void => {
    const { x, y, width, height } = button.getBoundingClientRect();
    const place = {
      left: `${String(x)}px`,
      top: `${String(y)}px`,
      width: `${String(width)}px`,
      height: `${String(height)}px`,
    };
    Object.assign(cover.style, { position: 'fixed', ...place });
    document.body.append(cover);
  };
  const made = (name: string, isFirst: boolean): HTMLButtonElement => {
    const button = document.createElement('button');
    button.textContent = name;
    button.onclick = () => controls[name]?.(button);
    if (name.startsWith('moves for'))
      button.addEventListener('pointerenter', () => move(button), { once: true });
    if (name.startsWith('lies under')) button.addEventListener('pointerenter', () => coverUp(button));
    const isOften = name.endsWith('without end');
    // The pointer comes to it, and before it is pressed the dialog is there.
    if (name.startsWith('is behind'))
      button.addEventListener('pointerenter', () => {
        if (!late.open) late.showModal();
      });
    if (isOften || (isFirst && name.endsWith('under the pointer')))
      for (const type of ['pointerenter', 'focus'])
        button.addEventListener(type, () => button.replaceWith(made(name, false)));
    return button;
  };
  const main = document.createElement('main');
  for (const name of Object.keys(controls)) main.append(made(name, true));
  document.body.replaceChildren(main, other, said, countdown, late);
  addEventListener('redraw', () => {
    for (const button of main.querySelectorAll('button'))
      if (button.textContent.startsWith('goes away')) button.remove();
      else if (button.textContent.startsWith('is drawn')) button.replaceWith(made(button.textContent, true));
  });
  let seconds = 100;
  setInterval(() => (countdown.textContent = `${String((seconds -= 1))} s left`), 300);
}
