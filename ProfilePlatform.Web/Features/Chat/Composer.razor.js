// The question box: grows with its text, counts it, keeps it as a draft, sends on Enter, and takes dictation where the browser can.
export function start(form, page, most) {
  const text = form.elements.question;
  const count = form.querySelector('[data-count]');
  const draft = `draft:${text.dataset.draft}`;
  let sending = false;

  const show = () => {
    text.style.height = 'auto';
    text.style.height = `${text.scrollHeight}px`;
    const length = text.value.trim().length;
    count.textContent = `${length.toLocaleString('en')} / ${most.toLocaleString('en')}`;
    count.toggleAttribute('data-over', length > most);
  };
  const write = value => {
    text.value = value;
    try { value ? sessionStorage.setItem(draft, value) : sessionStorage.removeItem(draft); } catch { /* kept on the page alone */ }
    show();
  };
  const send = async () => {
    const question = text.value;
    if (sending || !question.trim()) return;
    sending = true;
    try {
      if (await page.invokeMethodAsync('Ask', question) && text.value === question) write('');
    } catch { /* the circuit is gone: the words stay in the box */ } finally {
      sending = false;
    }
  };

  text.addEventListener('input', show);
  text.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    }
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    send();
  });
  try { text.value ||= sessionStorage.getItem(draft) ?? ''; } catch { /* no draft */ }
  show();
  form.toggleAttribute('data-live-page', true);
  dictation(form.querySelector('[data-voice]'), text, write);
}

function dictation(button, text, write) {
  const Recognition = globalThis.SpeechRecognition ?? globalThis.webkitSpeechRecognition;
  if (!Recognition) return;
  const recognition = new Recognition();
  recognition.interimResults = true;
  recognition.lang = navigator.language;
  let before = '';
  const listening = on => button.setAttribute('aria-pressed', on);
  recognition.onstart = () => listening(true);
  recognition.onend = () => { listening(false); text.focus(); };
  recognition.onerror = () => listening(false);
  recognition.onresult = event => write(before + Array.from(event.results, result => result[0].transcript).join(''));
  button.hidden = false;
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-pressed') === 'true') return recognition.stop();
    before = text.value.trim() ? `${text.value.trimEnd()} ` : '';
    recognition.start();
  });
}
