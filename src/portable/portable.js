// Ouvert depuis un disque, un site ne peut ni « fetch » ni « import » : ce qu'il lui faut vient par des scripts,
// chacun laissant ce qu'il apporte sur son propre élément.
globalThis.boussolePortable = (() => {
  const venus = new Map();
  const apporter = (adresse) => {
    if (!venus.has(adresse)) {
      venus.set(adresse, new Promise((pris, manque) => {
        const script = document.createElement("script");
        script.onload = () => { pris(script.apporte); script.remove(); };
        script.onerror = () => { venus.delete(adresse); script.remove(); manque(new Error(adresse)); };
        script.src = adresse;
        document.head.append(script);
      }));
    }
    return venus.get(adresse);
  };
  return {
    module: apporter,
    octets: async (adresse) => new TextEncoder().encode(await apporter(`${adresse}.js`)),
    adresse: (adresse) => adresse.replace(/\/(?=$|[?#])/, "/index.html"),
  };
})();
