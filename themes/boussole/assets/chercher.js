// La recherche : des propositions sous le champ de chaque page (ARIA, « combobox »), et la page des
// résultats. Ce qui répond est le lecteur de recherche/, qui ne sait rien de la page ; il est publié dans ce fichier.
import { openPack } from "lecteur";

// Millisecondes sans frappe avant de chercher.
const REPIT = 70;
// Millisecondes sans frappe avant de dire combien il y en a.
const ANNONCE = 600;
const PROPOSITIONS = 8;
// Millisecondes d'attente des extraits.
const PATIENCE = 250;
// Résultats d'abord, puis à chaque suite.
const PAGE = 20;

// Un site ouvert depuis un disque a sa façon de lire des fichiers.
const portable = globalThis.boussolePortable;
const module = portable?.module ?? ((adresse) => import(adresse));
const vers = (adresse) => new URL(portable?.adresse(adresse) ?? adresse, racine).href;

let mots, racine, page, paquet, avance;

// `manifeste` : la réponse que page.js a demandée.
export function ouvrir(formulaire, manifeste) {
  avance = manifeste;
  mots = JSON.parse(formulaire.dataset.mots);
  page = new URL(formulaire.getAttribute("action"), document.baseURI);
  racine = new URL("..", page);
  const champ = formulaire.querySelector("input[type=search]");
  charger().catch(() => {});
  const resultats = document.getElementById("_trouve");
  if (resultats) ouvrirPage(formulaire, champ, resultats);
  else ouvrirListe(formulaire, champ);
}

// --- Le paquet

// Une page plus vieille que le site a un lecteur qui ne sait plus lire : le manifeste nomme le bon.
function charger() {
  paquet ??= (async () => {
    const adresse = new URL("manifeste.json", page).href;
    try {
      return await openPack(adresse, octets);
    } catch (erreur) {
      if (erreur.code !== "outdated") throw erreur;
      const { reader } = JSON.parse(new TextDecoder().decode(await octets(adresse, false)));
      return (await module(new URL(reader, page).href)).openPack(adresse, octets);
    }
  })();
  paquet.catch(() => { paquet = undefined; });
  return paquet;
}

async function octets(url, neuf) {
  if (portable) return portable.octets(url);
  const estManifeste = url.endsWith("manifeste.json");
  const venue = estManifeste && !neuf ? await avance : undefined;
  if (estManifeste) avance = undefined;
  const reponse = venue ?? (await fetch(url, { cache: neuf ? "reload" : estManifeste ? "no-cache" : "default" }));
  if (!reponse.ok) throw new Error(`${reponse.status} ${url}`);
  return new Uint8Array(await reponse.arrayBuffer());
}

// Le site a changé de format pendant que la page était ouverte : le prochain essai prend le lecteur qu'il nomme.
function oublier(erreur) {
  if (erreur?.code === "outdated") paquet = undefined;
}

function malheur(erreur) {
  if (erreur?.code === "outdated") return mots.nouveau;
  return erreur?.code === "damaged" ? mots.abimee : mots.panne;
}

// --- Les propositions sous le champ

function ouvrirListe(formulaire, champ) {
  const liste = element("div", { className: "propositions", id: "_propositions", role: "listbox", hidden: true });
  liste.setAttribute("aria-label", mots.titre);
  const annonce = element("div", { className: "cache", role: "status" });
  formulaire.append(liste, annonce);
  for (const [nom, valeur] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": liste.id, "aria-haspopup": "listbox" })) {
    champ.setAttribute(nom, valeur);
  }
  let choix = [], choisi = -1, tour = 0, attente, parole, refuse = null;

  const montrer = (ouvert) => {
    liste.hidden = !ouvert;
    champ.setAttribute("aria-expanded", String(ouvert));
    if (!ouvert) choisir(-1);
  };
  const choisir = (place) => {
    choix[choisi]?.setAttribute("aria-selected", "false");
    choisi = place;
    const option = choix[choisi];
    if (!option) return champ.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    champ.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };
  const dire = (texte) => {
    clearTimeout(parole);
    parole = setTimeout(() => { annonce.textContent = texte; }, ANNONCE);
  };
  // Les mêmes options restent en place : seul leur second texte change quand les détails arrivent.
  const poser = (trouves, question, total) => {
    const avant = choix[choisi]?.getAttribute("href");
    const options = trouves.map((trouve) => option(trouve, question));
    const toutes = element("a", { className: "proposition proposition-tout", href: adresseDe({ q: question }) });
    toutes.append(element("span", { className: "proposition-titre", textContent: remplir(mots.tous_resultats, { question }) }));
    choix = [...options, toutes];
    choix.forEach((lien, place) => {
      lien.id = `_proposition-${place}`;
      lien.tabIndex = -1;
      lien.setAttribute("role", "option");
      lien.setAttribute("aria-selected", "false");
    });
    liste.replaceChildren(...choix);
    choisi = -1;
    montrer(true);
    const place = choix.findIndex((lien) => lien.getAttribute("href") === avant);
    if (avant && place >= 0) choisir(place);
    if (total !== undefined) dire(compter(total));
  };
  const poserRien = (question, suggestions) => {
    choix = [
      ...suggestions.map((trouve) => option({ ...trouve, kind: null }, "", mots.vouliez_vous)),
      lienDe(mots.lexique, vers(mots.az)),
      ...(mots.proposer ? [lienDe(mots.proposer[0], proposition(question))] : []),
    ];
    choix.forEach((lien, place) => {
      lien.className = "proposition";
      lien.id = `_proposition-${place}`;
      lien.tabIndex = -1;
      lien.setAttribute("role", "option");
      lien.setAttribute("aria-selected", "false");
    });
    const mot = element("div", { className: "propositions-mot", textContent: remplir(mots.rien, { question }) });
    mot.setAttribute("role", "presentation");
    liste.replaceChildren(mot, ...choix);
    choisi = -1;
    montrer(true);
    dire(`${remplir(mots.rien, { question })}. ${suggestions.length ? `${mots.vouliez_vous} : ${suggestions.map(({ title }) => title).join(", ")}` : ""}`);
  };
  const poserMalheur = (erreur) => {
    const encore = element("button", { type: "button", textContent: mots.reessayer });
    encore.addEventListener("click", () => { champ.focus(); chercher(); });
    const mot = element("div", { className: "propositions-mot" });
    mot.append(`${malheur(erreur)} `, lienDe(mots.lexique, vers(mots.az)), " ", encore);
    choix = [];
    liste.replaceChildren(mot);
    montrer(true);
    dire(malheur(erreur));
  };
  const chercher = async () => {
    const [question, moi] = [champ.value, (tour += 1)];
    const aJour = () => moi === tour && document.activeElement !== null && question === champ.value;
    if (question.trim() === "") return montrer(false);
    try {
      const ouvert = await charger();
      if (!aJour()) return;
      let noms = [];
      const tot = ouvert.names(question, PROPOSITIONS).then((trouves) => {
        noms = trouves;
        if (aJour() && noms.length) poser(noms, question);
      });
      const vite = await ouvert.search(question, { limit: PROPOSITIONS, details: false });
      await tot;
      if (!aJour()) return;
      if (vite.total === 0) return poserRien(question, vite.suggestions);
      poser(vite.hits, question, vite.total);
      const entier = await ouvert.search(question, { limit: PROPOSITIONS });
      if (aJour()) poser(entier.hits, question, entier.total);
    } catch (erreur) {
      oublier(erreur);
      if (aJour()) poserMalheur(erreur);
    }
  };

  champ.addEventListener("input", (frappe) => {
    refuse = null;
    clearTimeout(attente);
    if (!frappe.isComposing) attente = setTimeout(chercher, REPIT);
  });
  champ.addEventListener("compositionend", chercher);
  champ.addEventListener("focus", () => { if (champ.value && champ.value !== refuse) chercher(); });
  champ.addEventListener("keydown", (touche) => {
    if (touche.isComposing) return;
    const ouverte = !liste.hidden;
    if (touche.key === "ArrowDown" || touche.key === "ArrowUp") {
      touche.preventDefault();
      if (!ouverte) return void chercher();
      const pas = touche.key === "ArrowDown" ? 1 : -1;
      const suivant = choisi + pas;
      choisir(suivant >= choix.length ? -1 : suivant < -1 ? choix.length - 1 : suivant);
    } else if (touche.key === "Enter" && ouverte && choix[choisi]) {
      touche.preventDefault();
      choix[choisi].click();
    } else if (touche.key === "Escape") {
      touche.preventDefault();
      if (ouverte) { refuse = champ.value; montrer(false); tour += 1; } else champ.value = "";
    }
  });
  liste.addEventListener("pointerdown", (geste) => { if (geste.pointerType === "mouse" && !geste.target.closest("button, a")) geste.preventDefault(); });
  formulaire.addEventListener("focusout", ({ relatedTarget }) => { if (!formulaire.contains(relatedTarget)) montrer(false); });
  addEventListener("pointerdown", ({ target }) => { if (!formulaire.contains(target)) montrer(false); });
  formulaire.addEventListener("submit", (envoi) => { if (champ.value.trim() === "") envoi.preventDefault(); });
  if (document.activeElement === champ) chercher();
}

function option(trouve, question, dit = secondTexte(trouve)) {
  const lien = element("a", { className: "proposition", href: vers(trouve.url) });
  const titre = element("span", { className: "proposition-titre" });
  titre.append(...surligner(trouve.title, question));
  lien.append(titre, element("span", { className: "proposition-dit", textContent: dit }));
  return lien;
}

// Le genre, puis pourquoi c'est là, ou ce que c'est.
function secondTexte({ kind, label, title, reasons = [], excerpt = [] }) {
  const genre = kind === null ? "" : mots.sortes[kind]?.[0];
  const raison = reasons.length ? pourquoi(reasons[0]) : label && label !== title ? label : excerpt.map(({ text }) => text).join("");
  return [genre, raison].filter(Boolean).join(" · ");
}

// --- La page des résultats

function ouvrirPage(formulaire, champ, resultats) {
  const titre = document.getElementById("_trouve-titre");
  const phrase = document.getElementById("_trouve-phrase");
  const onglet = document.title;
  let demande = lire(), tour = 0, attente;

  function lire() {
    const parametres = new URLSearchParams(location.search);
    return { q: parametres.get("q") ?? "", sorte: parametres.get("sorte") || null, theme: parametres.get("theme") || null, limite: PAGE };
  }
  const chercher = async () => {
    const moi = (tour += 1);
    const { q, sorte, theme, limite } = demande;
    document.title = q.trim() ? `${remplir(mots.resultats, { question: q })} – ${onglet}` : onglet;
    if (q.trim() === "") {
      titre.textContent = mots.titre;
      phrase.textContent = mots.invite;
      return resultats.replaceChildren(liens([lienDe(mots.lexique, vers(mots.az))]));
    }
    try {
      const ouvert = await charger();
      const vite = await ouvert.search(q, { limit: limite, kind: sorte, theme, details: false });
      if (moi !== tour) return;
      const entier = ouvert.search(q, { limit: limite, kind: sorte, theme });
      // Les titres d'abord, si les extraits se font attendre : posés d'un coup, rien ne bouge.
      const tard = new Promise((suite) => setTimeout(suite, PATIENCE));
      await Promise.race([entier.catch(() => {}), tard]);
      if (moi !== tour) return;
      poser(vite, ouvert.manifest, false);
      const complet = await entier;
      if (moi === tour) poser(complet, ouvert.manifest, true);
    } catch (erreur) {
      oublier(erreur);
      if (moi !== tour) return;
      const encore = element("button", { type: "button", className: "trouve-suite", textContent: mots.reessayer });
      encore.addEventListener("click", chercher);
      phrase.textContent = malheur(erreur);
      resultats.replaceChildren(liens([lienDe(mots.lexique, vers(mots.az))]), encore);
    }
  };
  const poser = (reponse, manifeste, entier) => {
    const { q, sorte, theme } = demande;
    const vide = reponse.total === 0;
    titre.textContent = remplir(vide ? mots.rien : mots.resultats, { question: q });
    const montres = reponse.hits.length;
    const dit = vide ? mots.rien_conseil : compter(reponse.total) + (montres < reponse.total ? ` ${remplir(mots.plus, { n: montres })}` : "");
    if (phrase.textContent !== dit) phrase.textContent = dit;
    const parts = [];
    const total = reponse.kinds.reduce((somme, { count }) => somme + count, 0);
    if (reponse.kinds.length > 1 || sorte) {
      parts.push(facettes("nav", mots.choisir[0], [
        { texte: mots.tout, nombre: total, choisi: !sorte, vers: { ...demande, sorte: null } },
        ...reponse.kinds.map(({ kind, count }) => ({ texte: mots.sortes[kind]?.[1] ?? kind, nombre: count, choisi: sorte === kind, vers: { ...demande, sorte: kind } })),
      ]));
    }
    if (reponse.themes.length > 1 || theme) {
      const titres = new Map(manifeste.themes);
      parts.push(facettes("details", mots.choisir[1], [
        { texte: mots.tous, choisi: !theme, vers: { ...demande, theme: null } },
        ...reponse.themes.map(({ id, count }) => ({ texte: titres.get(id) ?? id, nombre: count, choisi: theme === id, vers: { ...demande, theme: id } })),
      ]));
    }
    const groupes = new Map();
    for (const trouve of reponse.hits) groupes.set(trouve.kind, [...(groupes.get(trouve.kind) ?? []), trouve]);
    for (const [genre, trouves] of groupes) parts.push(groupe(genre, trouves, q, entier));
    if (montres < reponse.total) {
      const suite = element("button", { type: "button", className: "trouve-suite", textContent: mots.suite });
      suite.addEventListener("click", () => { demande.limite += PAGE; chercher(); });
      parts.push(suite);
    }
    if (vide && reponse.suggestions.length) {
      const section = element("section", { className: "trouve" });
      section.append(element("h2", { textContent: mots.vouliez_vous }), liens(reponse.suggestions.map(({ title, url }) => lienDe(title, vers(url)))));
      parts.push(section);
    }
    if (vide) {
      const issues = liens([lienDe(mots.lexique, vers(mots.az)), ...(mots.proposer ? [lienDe(mots.proposer[0], proposition(q))] : [])]);
      issues.classList.add("trouve-issues");
      parts.push(issues);
    }
    const ouverts = [...resultats.querySelectorAll("details[open]")].length > 0;
    resultats.replaceChildren(...parts);
    if (ouverts || theme) resultats.querySelector("details")?.setAttribute("open", "");
  };
  const facettes = (balise, nom, choix) => {
    const bloc = element(balise, { className: "facettes" });
    if (balise === "nav") bloc.setAttribute("aria-label", nom);
    else bloc.append(element("summary", { textContent: nom }));
    const liste = element("ul", { className: "nue" });
    for (const { texte, nombre, choisi, vers } of choix) {
      const lien = lienDe(`${texte} `, adresseDe(vers));
      if (nombre !== undefined) lien.append(element("span", { className: "compte", textContent: String(nombre) }));
      if (choisi) lien.setAttribute("aria-current", "true");
      lien.addEventListener("click", (clic) => {
        if (clic.ctrlKey || clic.metaKey || clic.shiftKey) return;
        clic.preventDefault();
        aller({ ...vers, limite: PAGE });
      });
      const point = element("li", {});
      point.append(lien);
      liste.append(point);
    }
    bloc.append(liste);
    return bloc;
  };
  // Une demande nouvelle a son adresse : le bouton Retour revient à celle d'avant.
  const aller = (nouvelle) => {
    demande = nouvelle;
    champ.value = demande.q;
    history.pushState(null, "", adresseDe(demande));
    chercher();
  };

  champ.addEventListener("input", (frappe) => {
    clearTimeout(attente);
    if (frappe.isComposing) return;
    attente = setTimeout(() => {
      demande = { ...demande, q: champ.value, limite: PAGE };
      history.replaceState(null, "", adresseDe(demande));
      chercher();
    }, REPIT);
  });
  formulaire.addEventListener("submit", (envoi) => {
    envoi.preventDefault();
    clearTimeout(attente);
    aller({ ...demande, q: champ.value, limite: PAGE });
    champ.blur();
  });
  addEventListener("popstate", () => {
    demande = lire();
    champ.value = demande.q;
    chercher();
  });
  // Ce qui a été tapé avant que ceci n'arrive passe avant ce que dit l'adresse.
  if (champ.value === "" || champ.value === champ.defaultValue) champ.value = demande.q;
  else demande.q = champ.value;
  // Un serveur a déjà répondu : la page est juste.
  if (!resultats.querySelector(".trouve") || champ.value !== champ.defaultValue) chercher();
}

function groupe(genre, trouves, question, entier) {
  const section = element("section", { className: "trouve" });
  const titre = element("h2", { id: `_sorte-${genre}`, textContent: mots.sortes[genre]?.[1] ?? genre });
  section.setAttribute("aria-labelledby", titre.id);
  const liste = element("ol", { className: "nue" });
  for (const trouve of trouves) {
    const point = element("li", {});
    const entete = element("h3", {});
    entete.append(lienDe(trouve.title, vers(trouve.url)));
    const texte = element("div", { className: "trouve-dit" });
    for (const raison of trouve.reasons ?? []) texte.append(element("p", { className: "trouve-raison", textContent: pourquoi(raison) }));
    if (entier && trouve.excerpt.length) {
      const extrait = element("p", {});
      if (trouve.section) extrait.append(element("span", { className: "trouve-section", textContent: trouve.section }), " ");
      extrait.append(...trouve.excerpt.map(({ text, marked }) => (marked ? element("mark", { textContent: text }) : text)));
      texte.append(extrait);
    }
    point.append(entete, texte);
    liste.append(point);
  }
  section.append(titre, liste);
  return section;
}

// --- Des mots et des liens

function element(balise, proprietes) {
  const { role, ...autres } = proprietes;
  const fait = Object.assign(document.createElement(balise), autres);
  if (role) fait.setAttribute("role", role);
  return fait;
}

const lienDe = (texte, adresse) => element("a", { textContent: texte, href: String(adresse) });

function liens(tous) {
  const liste = element("ul", { className: "nue liens" });
  for (const lien of tous) {
    const point = element("li", {});
    point.append(lien);
    liste.append(point);
  }
  return liste;
}

function adresseDe({ q, sorte, theme }) {
  const adresse = new URL(page);
  adresse.search = "";
  if (q) adresse.searchParams.set("q", q);
  if (sorte) adresse.searchParams.set("sorte", sorte);
  if (theme) adresse.searchParams.set("theme", theme);
  return adresse.href;
}

const proposition = (mot) => mots.proposer[1].replace("{mot}", encodeURIComponent(mot));

const remplir = (texte, valeurs) => texte.replace(/\{(\w+)\}/g, (tout, nom) => valeurs[nom] ?? tout);

const compter = (nombre) => remplir(mots.compte[nombre < 2 ? 0 : 1], { n: nombre });

function pourquoi({ kind, label, instead, typed, read }) {
  if (kind === "acronym") return remplir(mots.sigle, { nom: label });
  if (kind === "name") return remplir(mots.autre_nom, { nom: label });
  if (kind === "avoid") return remplir(mots.a_eviter, { nom: label, plutot: instead });
  const lecture = { understood: mots.compris, broader: mots.plus_general }[kind] ?? mots.corrige;
  return remplir(lecture, { tape: typed, lu: read });
}

// Le titre, la partie tapée marquée, accents ou non.
function surligner(titre, question) {
  const plier = (texte) => texte.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const lettres = [...titre];
  const plies = lettres.map(plier);
  const voulu = plier(question.trim());
  if (voulu === "") return [titre];
  let place = 0;
  const debuts = plies.map((plie) => (place += plie.length) - plie.length);
  const debut = plies.join("").search(new RegExp(`(?<![\\p{L}\\p{N}])${voulu.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`, "u"));
  if (debut < 0) return [titre];
  const de = debuts.findIndex((d) => d >= debut);
  let a = debuts.findIndex((d) => d >= debut + voulu.length);
  if (a < 0) a = lettres.length;
  return [lettres.slice(0, de).join(""), element("mark", { textContent: lettres.slice(de, a).join("") }), lettres.slice(a).join("")].filter((part) => part !== "");
}
