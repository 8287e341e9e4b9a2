// What the conversation needs of the browser: the id of the conversation in this tab, the clipboard, and staying at the newest words.
const key = slug => `chat:${slug}`;

export function recall(slug) {
  try { return sessionStorage.getItem(key(slug)); } catch { return null; }
}

export function remember(slug, session) {
  try { session ? sessionStorage.setItem(key(slug), session) : sessionStorage.removeItem(key(slug)); } catch { /* lasts for this page */ }
}

// A chip goes away when it is chosen: the keyboard goes on at the question box. Not on touch, where that would open the keyboard.
export function keepFocus() {
  if (document.activeElement === document.body && matchMedia('(hover: hover)').matches) document.getElementById('question')?.focus({ preventScroll: true });
}

// True once: the question leaves the address, so that a reload does not ask it again.
export function takeQuestion() {
  const address = new URL(location.href);
  if (!address.searchParams.has('q')) return false;
  address.searchParams.delete('q');
  history.replaceState(history.state, '', address);
  return true;
}

export const copy = text => navigator.clipboard.writeText(text);

// Follows the growing answer until the reader scrolls up, and again when they come back to the end.
export function follow(list) {
  const root = document.scrollingElement;
  const gap = () => root.scrollHeight - root.scrollTop - root.clientHeight;
  let following = true;
  let last = root.scrollTop;
  addEventListener('scroll', () => {
    if (root.scrollTop < last - 4) following = false;
    if (gap() < 48) following = true;
    last = root.scrollTop;
  }, { passive: true });
  new ResizeObserver(() => { if (following && list.childElementCount) root.scrollTo({ top: root.scrollHeight }); }).observe(list.parentElement);
}
