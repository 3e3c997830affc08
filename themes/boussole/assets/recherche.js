// Ce que toute page charge de la recherche : le champ appelle le reste quand on s'en approche, et la touche /
// y mène. Sans ce fichier, le champ est un formulaire.
(() => {
  const formulaire = document.querySelector("form[data-champ]");
  const champ = formulaire?.querySelector("input[type=search]");
  if (!champ) return;
  let venue;
  const appeler = () => {
    const adresse = new URL(formulaire.dataset.champ, document.baseURI).href;
    venue ??= (globalThis.boussolePortable?.module(adresse) ?? import(adresse)).then(
      ({ ouvrir }) => ouvrir(formulaire),
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
