// La page « Emporter le lexique » : dit ce qui est là, prend le reste, montre où l'on en est.
(() => {
  const bloc = document.getElementById("_emporter");
  if (!bloc) return;
  const mots = JSON.parse(bloc.dataset.mots);
  const racine = new URL(bloc.dataset.racine, document.baseURI);
  const CLE = `boussole:${racine.pathname}`;
  const [etat, barre, prendre, rendre] = ["p", "progress", "button", "button + button"].map((nom) => bloc.querySelector(nom));
  const dire = (cle, valeurs = {}) => { etat.textContent = mots[cle].replace(/\{(\w+)\}/g, (tout, nom) => valeurs[nom] ?? tout); };
  const taille = (octets) => (octets < 1e6 ? `${Math.max(1, Math.round(octets / 1e3))} ${mots.ko}` : `${(octets / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} ${mots.mo}`);
  const lire = () => { try { return localStorage.getItem(CLE); } catch { return null; } };
  const ecrire = (valeur) => { try { if (valeur) localStorage.setItem(CLE, valeur); else localStorage.removeItem(CLE); } catch { /* sans mémoire, la copie marche, sans avis */ } };

  if (!globalThis.caches || !navigator.serviceWorker || !document.querySelector("link[rel=manifest]")) return dire("impossible");
  bloc.querySelector(".actions").hidden = false;
  let liste, travail = null;

  const manquants = async () => {
    const copie = await caches.open(`boussole:${racine.href}`);
    const la = await copie.match(new URL("hors-ligne/fichiers.json", racine).href);
    const avant = new Map(la ? (await la.json()).fichiers.map(([chemin, empreinte]) => [chemin, empreinte]) : []);
    const tenus = new Set((await copie.keys()).map(({ url }) => url));
    return liste.fichiers.filter(([chemin, empreinte]) => avant.get(chemin) !== empreinte || !tenus.has(new URL(chemin, racine).href));
  };
  const regarder = async () => {
    try {
      const reponse = await fetch(new URL("hors-ligne/fichiers.json", racine), { cache: "no-store" });
      if (!reponse.ok) throw new Error(String(reponse.status));
      liste = await reponse.json();
    } catch {
      prendre.hidden = true;
      return dire(lire() ? "hors_ligne_copie" : "hors_ligne");
    }
    const reste = await manquants();
    const poids = taille(reste.reduce((somme, fichier) => somme + fichier[2], 0));
    rendre.hidden = !lire();
    prendre.hidden = reste.length === 0;
    if (reste.length === 0) { ecrire(liste.edition); return dire("complet", { date: liste.date }); }
    prendre.textContent = lire() ? mots.mettre_a_jour : mots.prendre;
    dire(lire() ? "vieilli" : "propose", { taille: poids, date: liste.date });
  };
  prendre.addEventListener("click", async () => {
    if (travail) { travail.abort(); return; }
    travail = new AbortController();
    prendre.textContent = mots.arreter;
    barre.hidden = false;
    try {
      await navigator.serviceWorker.ready;
      const copie = await caches.open(`boussole:${racine.href}`);
      const reste = await manquants();
      const total = reste.reduce((somme, fichier) => somme + fichier[2], 0);
      let fait = 0, suivant = 0;
      const avancer = async () => {
        while (suivant < reste.length) {
          const [chemin, , poids] = reste[suivant++];
          const url = new URL(chemin, racine).href;
          const reponse = await fetch(url, { cache: "no-cache", signal: travail.signal });
          if (!reponse.ok) throw new Error(`${reponse.status} ${url}`);
          await copie.put(url, reponse);
          fait += poids;
          barre.value = total ? fait / total : 1;
          dire("prise", { fait: taille(fait), taille: taille(total) });
        }
      };
      await Promise.all([avancer(), avancer(), avancer(), avancer()]);
      // Ce que l'édition n'a plus s'en va, puis la liste dit que tout est là.
      const tenus = new Set([...liste.fichiers.map(([chemin]) => new URL(chemin, racine).href), new URL("hors-ligne/", racine).href]);
      for (const { url } of await copie.keys()) if (!tenus.has(url)) await copie.delete(url);
      await copie.put(new URL("hors-ligne/fichiers.json", racine).href, new Response(JSON.stringify(liste)));
      ecrire(liste.edition);
      navigator.storage?.persist?.();
    } catch (erreur) {
      barre.hidden = true;
      const arret = travail.signal.aborted;
      travail.abort();
      travail = null;
      prendre.textContent = mots.reprendre;
      return dire(arret ? "arrete" : "panne");
    }
    travail = null;
    barre.hidden = true;
    await regarder();
    etat.focus();
  });
  rendre.addEventListener("click", async () => {
    await caches.delete(`boussole:${racine.href}`);
    ecrire(null);
    await regarder();
    etat.focus();
  });
  regarder();
})();
