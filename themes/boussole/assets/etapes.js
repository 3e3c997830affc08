// Les étapes d'un parcours se cochent ; les coches restent sur cet appareil, et nulle part ailleurs.
(() => {
  const chemin = document.querySelector(".chemin[data-mots]");
  if (!chemin) return;
  const mots = JSON.parse(chemin.dataset.mots);
  const cle = `boussole:etapes:${location.pathname}`;
  let faites;
  let avance = document.querySelector(".avance");
  if (!avance) {
    // Le gabarit d'un site peut dater d'avant cette phrase.
    avance = document.createElement("p");
    avance.className = "avance";
    avance.setAttribute("role", "status");
    chemin.before(avance);
  }
  // La place des coches est gardée jusqu'ici, pour que rien ne bouge.
  chemin.classList.add("pret");
  try { faites = new Set(JSON.parse(localStorage.getItem(cle) ?? "[]")); } catch { avance.remove(); return; }
  avance.classList.add("pret");
  const etapes = [...chemin.children];
  const dire = () => {
    avance.textContent = mots.avance.replace("{n}", faites.size).replace("{total}", etapes.length);
  };
  etapes.forEach((etape, rang) => {
    const titre = etape.querySelector("h3").textContent;
    const ligne = document.createElement("label");
    ligne.className = "coche";
    const coche = document.createElement("input");
    coche.type = "checkbox";
    // Une étape se reconnaît à son titre : en ajouter une n'en décoche aucune.
    coche.checked = faites.has(titre);
    coche.addEventListener("change", () => {
      if (coche.checked) faites.add(titre); else faites.delete(titre);
      try { localStorage.setItem(cle, JSON.stringify([...faites])); } catch { /* sans mémoire, le temps de la visite */ }
      dire();
    });
    const nom = document.createElement("span");
    nom.className = "lu";
    nom.textContent = ` (${titre})`;
    ligne.append(coche, ` ${mots.fait}`, nom);
    etape.append(ligne);
  });
  faites = new Set([...faites].filter((titre) => etapes.some((etape) => etape.querySelector("h3").textContent === titre)));
  dire();
})();
