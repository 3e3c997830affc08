// Ce que toute page charge. La recherche : le champ appelle le reste quand on s'en approche, et la touche /
// y mène. Sans ce fichier, le champ est un formulaire.
(() => {
  const formulaire = document.querySelector("form[data-champ]");
  const champ = formulaire?.querySelector("input[type=search]");
  if (!champ) return;
  let venue, manifeste;
  const appeler = () => {
    if (venue) return;
    const adresse = new URL(formulaire.dataset.champ, document.baseURI).href;
    const portable = globalThis.boussolePortable;
    // En même temps que le script, ce qu'il demandera d'abord.
    if (!portable) manifeste ??= fetch(new URL("manifeste.json", formulaire.action), { cache: "no-cache" }).catch(() => (manifeste = undefined));
    venue = (portable?.module(adresse) ?? import(adresse)).then(
      ({ ouvrir }) => ouvrir(formulaire, manifeste),
      () => { venue = undefined; },
    );
  };
  for (const signe of ["focus", "pointerdown", "input"]) champ.addEventListener(signe, appeler);
  addEventListener("keydown", (touche) => {
    if (touche.key !== "/" || touche.ctrlKey || touche.metaKey || touche.altKey || touche.isComposing) return;
    if (touche.target.closest?.("input, textarea, select, [contenteditable]")) return;
    touche.preventDefault();
    champ.focus();
    champ.select();
  });
  if (document.activeElement === champ || document.getElementById("_trouve")) appeler();
})();

// Sans réseau : les pages lues restent lisibles (service.js), et le lecteur sait quand sa copie a vieilli.
(() => {
  const manifeste = document.querySelector("link[rel=manifest]");
  if (!manifeste || !navigator.serviceWorker || navigator.connection?.saveData) return;
  const racine = new URL(".", manifeste.href);
  addEventListener("load", async () => {
    await navigator.serviceWorker.register(new URL("service.js", racine));
    const { active } = await navigator.serviceWorker.ready;
    // La première page est venue avant que rien ne la garde.
    active.postMessage({ garder: location.href.split("#")[0] });
    const avis = document.getElementById("_avis");
    try {
      const [copie, vue] = ["", ":vue"].map((suite) => localStorage.getItem(`boussole:${racine.pathname}${suite}`));
      const jour = new Date().toDateString();
      if (!avis || !copie || !navigator.onLine || vue === jour) return;
      const { edition } = await (await fetch(new URL("hors-ligne/fichiers.json", racine), { cache: "no-cache" })).json();
      if (edition === copie) localStorage.setItem(`boussole:${racine.pathname}:vue`, jour);
      else avis.hidden = false;
    } catch { /* sans mémoire ou sans réseau, pas d'avis */ }
  });
})();
