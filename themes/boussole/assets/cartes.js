// Les cartes des mots du lexique, au survol, au clavier ou d'un appui long. Sans ce fichier, ou dans
// un navigateur trop ancien, une mention est un lien.
(() => {
  const reserve = document.getElementById("_cartes");
  if (!reserve || !("popover" in HTMLElement.prototype)) return;

  // Millisecondes.
  const ENTREE = 150, SORTIE = 250, APPUI = 450;
  // Pixels.
  const ECART = 8, BORD = 8, RETRAIT = 16;
  const racine = document.documentElement;

  // Un lecteur d'écran lit la carte avec le lien, ouverte ou non.
  const cartes = new Map();
  for (const texte of [...reserve.content.children]) {
    const carte = document.createElement("div");
    carte.className = "mot-carte";
    carte.popover = "manual";
    texte.setAttribute("role", "tooltip");
    carte.append(texte);
    document.querySelector("main").append(carte);
    for (const lien of document.querySelectorAll(`a[data-terme="${texte.id.slice(7)}"]`)) {
      lien.setAttribute("aria-describedby", texte.id);
      cartes.set(lien, carte);
    }
  }
  // Le lien, dans une carte ouverte au doigt.
  const lire = document.createElement("a");
  lire.className = "mot-carte-lire";
  lire.textContent = reserve.dataset.lire;

  // La mention dont la carte est ouverte.
  let ouverte;
  // Celle dont elle le sera après le délai.
  let voulue;
  // Celle qu'Échap a fermée, jusqu'à ce qu'on la quitte.
  let refusee;
  // Posé sur une mention.
  let doigt;
  // La mention d'un appui long : le clic qui suit n'en est pas un.
  let tenue;
  let attente, hauteur, largeur, vue, haute;

  const mention = (cible) => {
    const lien = cible.closest?.("a[data-terme]");
    return cartes.has(lien) ? lien : undefined;
  };
  const estDedans = (cible) => ouverte && cartes.get(ouverte).contains(cible);
  const estAuClavier = (lien) => lien?.matches(":focus-visible");

  // Au-dessus d'abord : ce qui suit est ce qui reste à lire. Jamais sur le lien.
  const placer = () => {
    const carte = cartes.get(ouverte);
    const { width, height } = carte.getBoundingClientRect();
    const { top, bottom } = ouverte.getBoundingClientRect();
    const lignes = [...ouverte.getClientRects()];
    const ligne = lignes.find((ligne) => hauteur <= ligne.bottom) ?? lignes[0];
    const dessus = top - ECART - height, dessous = bottom + ECART;
    largeur = racine.clientWidth;
    haute = dessus < BORD && dessous + height > racine.clientHeight;
    carte.style.left = `${scrollX + Math.max(BORD, Math.min(ligne.left - RETRAIT, largeur - width - BORD))}px`;
    carte.style.top = `${scrollY + (dessus < BORD ? dessous : dessus)}px`;
  };

  // La carte défile avec la page et se ferme quand sa mention quitte l'écran, sauf trop haute pour lui.
  const suivre = () => {
    const { top, bottom } = ouverte.getBoundingClientRect();
    const visible = bottom > 0 && top < racine.clientHeight;
    if (vue && !visible && !haute) fermer();
    vue ||= visible;
  };

  const fermer = () => {
    clearTimeout(attente);
    ouverte?.classList.remove("ouverte");
    cartes.get(ouverte)?.hidePopover();
    ouverte = voulue = undefined;
  };

  const ouvrir = (lien, y, auDoigt) => {
    clearTimeout(attente);
    if (lien === ouverte || lien === refusee) return;
    fermer();
    ouverte = voulue = lien;
    hauteur = y;
    vue = false;
    lire.remove();
    if (auDoigt) {
      lire.href = lien.href;
      cartes.get(lien).append(lire);
    }
    lien.classList.add("ouverte");
    cartes.get(lien).showPopover();
    placer();
    suivre();
  };

  // Le pointeur va là : ouvrir s'il y reste, fermer s'il ne revient pas.
  const viser = (lien, y) => {
    if (lien !== refusee && !estAuClavier(refusee)) refusee = undefined;
    if (lien === voulue) return;
    voulue = lien;
    clearTimeout(attente);
    if (lien === ouverte) return;
    attente = setTimeout(() => {
      if (lien) ouvrir(lien, y);
      else if (!estAuClavier(ouverte)) fermer();
    }, lien ? ENTREE : SORTIE);
  };

  const tenir = () => {
    tenue = doigt.lien;
    refusee = undefined;
    ouvrir(tenue, doigt.y, true);
  };
  const lacher = () => {
    if (doigt) clearTimeout(doigt.attente);
    doigt?.lien.classList.remove("tenue");
    doigt = undefined;
  };

  const gestes = {
    pointerover(e) {
      if (e.pointerType !== "touch") viser(estDedans(e.target) ? ouverte : mention(e.target), e.clientY);
    },
    pointerout(e) {
      if (e.pointerType !== "touch" && !e.relatedTarget) viser();
    },
    focusin(e) {
      const lien = mention(e.target);
      if (estAuClavier(lien)) ouvrir(lien, 0);
    },
    focusout(e) {
      if (e.target === refusee && document.hasFocus()) refusee = undefined;
      if (e.target === ouverte && !ouverte.matches(":hover") && !estDedans(e.relatedTarget)) fermer();
    },
    keydown(e) {
      tenue = undefined;
      if (e.key !== "Escape" || !ouverte) return;
      refusee = ouverte;
      fermer();
    },
    pointerdown(e) {
      tenue = undefined;
      lacher();
      const lien = mention(e.target);
      if (lien !== ouverte && !estDedans(e.target)) fermer();
      if (!lien || e.pointerType !== "touch") return;
      doigt = { lien, x: e.clientX, y: e.clientY, attente: setTimeout(tenir, APPUI) };
      lien.classList.add("tenue");
    },
    pointermove(e) {
      if (doigt && Math.hypot(e.clientX - doigt.x, e.clientY - doigt.y) > 10) lacher();
    },
    pointerup: lacher,
    pointercancel: lacher,
    // Le menu du système, parfois plus tôt que nous.
    contextmenu(e) {
      if (doigt && !tenue) tenir();
      if (tenue) e.preventDefault();
    },
    dragstart(e) {
      if (doigt) e.preventDefault();
    },
    click(e) {
      if (tenue && mention(e.target) === tenue) e.preventDefault();
      tenue = undefined;
    },
    scroll(e) {
      if (ouverte) e.target === document ? suivre() : placer();
    },
    resize() {
      if (ouverte && largeur !== racine.clientWidth) placer();
    },
    pagehide: fermer,
  };
  for (const geste in gestes) addEventListener(geste, gestes[geste], true);
})();
