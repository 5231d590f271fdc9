// Runs before the page's own code: notes when the start button can first be seen, milliseconds after navigation.
(() => {
  const look = () => {
    const named = (button) => /Start the speaker/.test(button.getAttribute("aria-label") ?? button.textContent);
    const button = [...document.querySelectorAll("button")].find((one) => named(one) && one.checkVisibility());
    if (!button) return;
    watch.disconnect();
    // Painted once the frame after the next one begins.
    requestAnimationFrame(() => requestAnimationFrame(() => (window.hearsayFirstSeen = performance.now())));
  };
  const watch = new MutationObserver(look);
  watch.observe(document, { subtree: true, childList: true, attributes: true });
})();
