// What every page needs of the browser: theme switch, offline notice, drafts typed before the page is live, printing.
document.addEventListener('click', event => {
  const target = event.target.closest('[data-do]');
  if (!target) return;
  if (target.dataset.do === 'theme') window.switchTheme();
  if (target.dataset.do === 'print') print();
  if (target.dataset.do === 'reload') location.reload();
  if (target.dataset.do === 'copy') copy(target);
});

// The field is selected too: without the right to the clipboard one key still copies it.
async function copy(button) {
  const field = document.getElementById(button.dataset.copy);
  const words = button.querySelector('span');
  field.select?.();
  try { await navigator.clipboard.writeText(field.value ?? field.textContent); words.textContent = 'Copied'; } catch { words.textContent = 'Selected: copy it now'; }
}

const offline = document.getElementById('offline');
const showConnection = () => { if (offline) offline.hidden = navigator.onLine; };
addEventListener('online', showConnection);
addEventListener('offline', showConnection);
showConnection();

// A draft is kept from the first key on, whether or not the page is live yet, and through a reload.
document.addEventListener('input', event => {
  const key = event.target.dataset?.draft;
  if (!key) return;
  try { sessionStorage.setItem(`draft:${key}`, event.target.value); } catch { /* kept on the page alone */ }
});

// A lost circuit: the frame's own banner says so; when the server no longer knows the circuit, the page is loaded again and
// finds the conversation and the draft where they were.
const reconnect = document.getElementById('components-reconnect-modal');
if (reconnect) {
  // A session that has ended gets no circuit any more; loaded again, the page says so and leads to sign-in.
  const leaveEndedSession = async () => {
    try { if ((await fetch('/login/state', { cache: 'no-store' })).status === 410) location.reload(); } catch { /* the network is away too */ }
  };
  new MutationObserver(() => {
    if (reconnect.classList.contains('components-reconnect-rejected')) location.reload();
    else if (reconnect.classList.contains('components-reconnect-show')) leaveEndedSession();
  }).observe(reconnect, { attributes: true, attributeFilter: ['class'] });
  document.getElementById('reconnect-now')?.addEventListener('click', async () => {
    try { if (!await Blazor.reconnect()) location.reload(); } catch { /* still away: the banner stays */ }
  });
}
