// Moves a carousel's slides by its buttons and by arrow keys, and says which one is seen. Listens at the document: carousels come and go with previews.
const show = (carousel, to) => {
  const slides = carousel.querySelector('[data-slides]');
  const last = slides.children.length - 1;
  const at = Math.round(slides.scrollLeft / slides.clientWidth);
  const next = Math.min(Math.max(to(at), 0), last);
  slides.scrollTo({ left: slides.children[next].offsetLeft });
};

document.addEventListener('click', event => {
  const button = event.target.closest('[data-slide]');
  const carousel = button?.closest('[data-carousel]');
  const count = carousel?.querySelector('[data-slides]').children.length;
  // From the last one on it begins again.
  if (carousel) show(carousel, at => (at + Number(button.dataset.slide) + count) % count);
});

document.addEventListener('keydown', event => {
  const slides = event.target.closest?.('[data-slides]');
  if (slides !== event.target || !slides || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
  event.preventDefault();
  show(slides.closest('[data-carousel]'), at => at + (event.key === 'ArrowRight' ? 1 : -1));
});

document.addEventListener('scroll', event => {
  const slides = event.target.closest?.('[data-slides]');
  const number = slides?.closest('[data-carousel]').querySelector('[data-slide-number]');
  if (!number) return;
  const text = `${Math.round(slides.scrollLeft / slides.clientWidth) + 1} / ${slides.children.length}`;
  if (number.textContent !== text) number.textContent = text;
}, { capture: true, passive: true });
