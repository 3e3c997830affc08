/* <boussole-terme terme="rendre-compte">rendre compte</boussole-terme>
   A term of a Boussole lexicon in a page of another site. Nothing to install, nothing kept or counted:
   <script src="https://…/donnees/boussole-terme.js" defer></script>
   "lexique" names another lexicon's address. What stands between the tags is shown until the term has
   come, and when it does not come. Style: ::part(carte), ::part(titre), ::part(definition), ::part(en-clair),
   ::part(source). */
(() => {
  const script = document.currentScript && document.currentScript.src;
  const home = script ? new URL("..", script).href : "";
  const style = `:host{display:block}[hidden]{display:none}
.carte{border:1px solid;border-inline-start-width:.25rem;border-radius:.5rem;padding:.75rem 1rem;max-width:42rem;font:inherit}
.titre{font-weight:700}.titre a,.source a{color:inherit}p{margin:.4rem 0 0}.source{font-size:.85em}`;

  class BoussoleTerme extends HTMLElement {
    static observedAttributes = ["terme", "lexique"];
    #turn = 0;

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(style);
      root.adoptedStyleSheets = [sheet];
      root.append(document.createElement("slot"));
    }

    connectedCallback() { this.#show(); }
    attributeChangedCallback() { if (this.isConnected) this.#show(); }

    async #show() {
      const turn = ++this.#turn;
      const term = this.getAttribute("terme") || "";
      const base = this.getAttribute("lexique") || home;
      if (!/^[a-z0-9-]+$/.test(term) || !base) return;
      try {
        const url = new URL(`donnees/termes/${term}.json`, base.endsWith("/") ? base : base + "/");
        const answer = await fetch(url, { credentials: "omit" });
        if (!answer.ok) return;
        const { entree, site } = await answer.json();
        // Another term was asked for meanwhile: its answer is the one to show.
        if (turn === this.#turn) this.shadowRoot.replaceChildren(this.#card(entree, site, url));
      } catch { /* What stands between the tags stays. */ }
    }

    #card(entry, site, url) {
      const card = node("article", "carte");
      card.lang = site.langue;
      const title = node("div", "titre");
      title.append(link(entry.titre, entry.url, url), entry.sigle ? ` (${entry.sigle})` : "");
      card.append(title);
      if (entry.definition) card.append(node("p", "definition", entry.definition));
      if (entry.en_clair) card.append(node("p", "en-clair", entry.en_clair));
      const source = node("p", "source");
      source.append(link(site.titre, site.url, url), site.licence ? ` · ${site.licence.nom}` : "");
      card.append(source);
      return card;
    }
  }

  function node(name, part, text = "") {
    const made = document.createElement(name);
    made.className = part;
    made.setAttribute("part", part);
    made.textContent = text;
    return made;
  }

  function link(text, address, from) {
    const made = document.createElement("a");
    const to = new URL(address, from);
    if (/^https?:$/.test(to.protocol)) made.href = to.href;
    made.textContent = text;
    return made;
  }

  if (!customElements.get("boussole-terme")) customElements.define("boussole-terme", BoussoleTerme);
})();
