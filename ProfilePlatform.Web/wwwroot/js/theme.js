// Runs before the first paint, so that a dark page never flashes white. Keep it tiny.
(() => {
  let chosen = null;
  try { chosen = localStorage.getItem('theme'); } catch { /* storage may be switched off */ }
  const system = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => { document.documentElement.dataset.theme = chosen ?? (system.matches ? 'dark' : 'light'); };
  system.addEventListener('change', apply);
  addEventListener('storage', event => { if (event.key === 'theme') { chosen = event.newValue; apply(); } });
  window.switchTheme = () => {
    chosen = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
    try { localStorage.setItem('theme', chosen); } catch { /* the choice then lasts for this page */ }
    apply();
    return chosen;
  };
  apply();
})();
