// Le quiz d'un atelier, à jouer : une réponse choisie dit si elle est juste et montre pourquoi. Rien n'est gardé.
// Sans ce fichier, chaque question a sa réponse à déplier.
(() => {
  const quiz = document.querySelector(".quiz[data-mots]");
  if (!quiz) return;
  const mots = JSON.parse(quiz.dataset.mots);
  const remplir = (cle, valeurs) => mots[cle].replace(/\{(\w+)\}/g, (tout, nom) => valeurs[nom] ?? tout);
  const element = (balise, proprietes) => Object.assign(document.createElement(balise), proprietes);
  const points = new Map();
  const questions = [...quiz.querySelectorAll("li[data-bonne]")];

  const bilan = element("p", { className: "quiz-bilan" });
  bilan.setAttribute("role", "status");
  const encore = element("button", { type: "button", textContent: mots.recommencer, hidden: true });
  const compter = () => {
    const justes = [...points.values()].filter(Boolean).length;
    const fini = points.size === questions.length;
    bilan.textContent = fini ? remplir("bilan", { n: justes, total: questions.length }) : "";
    encore.hidden = points.size === 0;
  };

  const recommencer = questions.map((question, rang) => {
    const [liste, explication] = [question.querySelector(".reponses"), question.querySelector("details")];
    const bonne = question.dataset.bonne;
    const groupe = element("fieldset", { className: "reponses" });
    groupe.append(element("legend", { className: "lu", textContent: question.querySelector("h3").textContent }));
    const verdict = element("p", { className: "verdict" });
    verdict.setAttribute("role", "status");
    for (const reponse of liste.children) {
      const lettre = reponse.querySelector(".choix").textContent;
      const choix = element("input", { type: "radio", name: `quiz-${rang}`, value: lettre });
      const ligne = element("label", {});
      ligne.append(choix, " ", ...reponse.childNodes);
      groupe.append(ligne);
    }
    groupe.addEventListener("change", ({ target }) => {
      const juste = target.value === bonne;
      points.set(rang, juste);
      verdict.textContent = juste ? mots.juste : remplir("faux", { lettre: bonne });
      verdict.dataset.juste = juste;
      explication.open = true;
      compter();
    });
    liste.replaceWith(groupe, verdict);
    return () => {
      for (const choix of groupe.querySelectorAll("input")) choix.checked = false;
      verdict.textContent = "";
      explication.open = false;
    };
  });
  encore.addEventListener("click", () => {
    points.clear();
    for (const revenir of recommencer) revenir();
    compter();
    quiz.querySelector("input").focus();
  });
  quiz.append(bilan, encore);
})();
