// Follows the development server: loads the page again when the site changes, at the place where it
// was read, and puts the complaints over it when there are some. Never part of a published site.
(() => {
  "use strict";

  const own = document.currentScript.dataset;
  const PANEL = "boussole-signalements";
  const SCROLL = "boussole-defilement";
  let source = null;

  // Browsers allow six connections to a host: a page that nobody sees must not hold one.
  function listen() {
    if (source || document.hidden) return;
    source = new EventSource("/_boussole/evenements");
    source.onmessage = (event) => {
      const shown = JSON.parse(event.data);
      if (shown.site !== own.site) reload();
      else if (shown.signalements !== own.signalements) replacePanel(shown.signalements);
    };
    // Some browsers give up when the server is away; it may come back.
    source.onerror = () => {
      if (source && source.readyState === EventSource.CLOSED) {
        rest();
        setTimeout(listen, 1000);
      }
    };
  }

  function rest() {
    if (source) source.close();
    source = null;
  }

  function reload() {
    rest();
    try {
      sessionStorage.setItem(SCROLL, JSON.stringify([location.pathname, scrollX, scrollY]));
    } catch {
      // Storage is forbidden here: the browser's own memory of the place will do.
    }
    location.reload();
  }

  function restoreScroll() {
    try {
      const [path, x, y] = JSON.parse(sessionStorage.getItem(SCROLL)) ?? [];
      sessionStorage.removeItem(SCROLL);
      if (path === location.pathname) scrollTo({ left: x, top: y, behavior: "instant" });
    } catch {
      // As above.
    }
  }

  async function replacePanel(mark) {
    const answer = await fetch("/_boussole/signalements");
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(PANEL);
    document.getElementById(PANEL)?.remove();
    if (fresh) document.body.append(fresh);
    own.signalements = mark;
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", listen);
  addEventListener("load", restoreScroll);
})();
