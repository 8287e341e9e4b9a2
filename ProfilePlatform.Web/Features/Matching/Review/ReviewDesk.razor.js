// Keys and buttons of the review stack. Both send the match that is on the page, so that a press meant for one never lands on the next.
const store = 'review:keys';
const remembered = () => { try { return localStorage.getItem(store) !== 'off'; } catch { return true; } };
const remember = on => { try { localStorage.setItem(store, on ? 'on' : 'off'); } catch { /* kept for this page only */ } };
const keys = { j: 'next', k: 'previous', u: 'undo', m: 'met', x: 'not' };

export function start(root, page) {
  const find = id => root.querySelector(id);
  let last = Promise.resolve();

  // One after the other: what is pressed while the one before is on its way is not lost.
  async function act(name, value) {
    const from = document.activeElement;
    const match = find('[data-match]')?.dataset.match ?? '';
    const note = find('#review-note')?.value ?? '';
    last = last.then(() => page.invokeMethodAsync('Act', name, match, value, note)).catch(() => { /* the circuit is gone; the page says so */ });
    await last;

    // Whoever stood on something that went with its match goes on to the next one's name; a wrong score stays under the hand.
    requestAnimationFrame(() => {
      if (from !== document.body && !from.isConnected) (find('[data-act="' + from.dataset?.act + '"]' + (from.dataset?.value ? '[data-value="' + from.dataset.value + '"]' : '') + ':enabled') ?? find('#review-name'))?.focus({ preventScroll: true });
    });
  }

  const exact = () => act('exact', find('#review-score').value.trim());

  root.addEventListener('click', event => {
    const button = event.target.closest('[data-act]');
    if (!button || event.detail > 1) return;
    button.dataset.act === 'exact' ? exact() : act(button.dataset.act, button.dataset.value ?? '');
  });
  root.addEventListener('keydown', event => {
    if (event.target.id === 'review-score' && event.key === 'Enter') exact();
    else if (event.target.id === 'review-note' && event.key === 'Escape') find('#review-name').focus();
  });
  root.addEventListener('change', event => { if (event.target.matches('[data-keys]')) remember(event.target.checked); });
  find('[data-keys]')?.toggleAttribute('checked', remembered());

  document.addEventListener('keydown', event => {
    if (!root.isConnected || event.ctrlKey || event.altKey || event.metaKey || event.repeat || !find('[data-keys]')?.checked
      || event.target.closest('input:not([type=checkbox]), textarea, select, dialog')) return;
    const key = event.key.toLowerCase();
    if (/^[0-9]$/.test(key) && find('[data-match]')) act('score', String(Number(key) * 10 || 100));
    else if (keys[key]) act(keys[key], '');
    else if (key === 'n' && find('#review-note')) find('#review-note').focus();
    else return;
    event.preventDefault();
  });
  root.toggleAttribute('data-live-page', true);
}
