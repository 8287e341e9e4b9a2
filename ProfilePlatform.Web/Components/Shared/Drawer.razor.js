// Opens and closes the drawer; the browser itself holds the focus inside and gives it back.
export function start(dialog) {
  dialog.addEventListener('click', event => { if (event.target === dialog) dialog.close(); });
}

export function open(dialog) {
  if (!dialog.open) dialog.showModal();
}

export function reveal(dialog) {
  requestAnimationFrame(() => dialog.querySelector('mark')?.scrollIntoView({ block: 'center' }));
}

export function close(dialog) {
  dialog.close();
}
