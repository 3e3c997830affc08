// Garde ce qui a été lu, pour le relire sans réseau. Une page vient du réseau tant qu'il répond ; ce dont le nom
// change avec le contenu vient de la copie. Les adresses sont comptées depuis ce fichier.
const DEPART = [/* depart */];
const PATIENCE = 4000; // millisecondes avant de montrer la copie d'une page qui tarde
const COPIE = `boussole:${registration.scope}`;
const IMMUABLE = /\.[0-9a-f]{16}\.\w+$|\/recherche\/[0-9a-f]+\/[^/]+\.json$/;

addEventListener("install", (moment) => moment.waitUntil(installer()));
addEventListener("activate", (moment) => moment.waitUntil(ranger().then(() => clients.claim())));
addEventListener("message", ({ data }) => { if (data?.garder) garder(data.garder); });
addEventListener("fetch", (moment) => {
  const { request } = moment;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  moment.respondWith(IMMUABLE.test(new URL(request.url).pathname) ? immuable(request) : fraiche(request));
});

async function installer() {
  const copie = await caches.open(COPIE);
  await Promise.all(DEPART.map(async (adresse) => {
    const url = new URL(adresse, registration.scope).href;
    if (IMMUABLE.test(url) && (await copie.match(url))) return;
    const reponse = await fetch(url, { cache: "no-cache" });
    if (!reponse.ok) throw new Error(`${reponse.status} ${url}`);
    await copie.put(url, reponse);
  }));
  await skipWaiting();
}

// Les habits d'une édition passée s'en vont ; ses pages restent, jusqu'à ce que le réseau les remplace.
async function ranger() {
  const copie = await caches.open(COPIE);
  const gardes = new Set(DEPART.map((adresse) => new URL(adresse, registration.scope).href));
  for (const { url } of await copie.keys()) {
    if (url.includes("/assets/") && IMMUABLE.test(url) && !gardes.has(url)) await copie.delete(url);
  }
}

async function garder(adresse) {
  const url = sansQuestion(adresse);
  if (!url.startsWith(registration.scope)) return;
  const copie = await caches.open(COPIE);
  if (await copie.match(url)) return;
  const reponse = await fetch(url).catch(() => null);
  if (reponse?.ok) await copie.put(url, reponse);
}

async function immuable(request) {
  const copie = await caches.open(COPIE);
  const gardee = await copie.match(request.url);
  if (gardee) return gardee;
  const reponse = await fetch(request);
  if (reponse.ok) await copie.put(request.url, reponse.clone());
  return reponse;
}

async function fraiche(request) {
  const copie = await caches.open(COPIE);
  const url = sansQuestion(request.url);
  const gardee = await copie.match(url);
  const reseau = fetch(request).then(async (reponse) => {
    if (reponse.ok && reponse.type === "basic") await copie.put(url, reponse.clone());
    return reponse;
  });
  try {
    if (!gardee) return await reseau;
    const tard = new Promise((suite) => setTimeout(suite, PATIENCE, gardee));
    return await Promise.race([reseau, tard]);
  } catch (erreur) {
    if (gardee) return gardee;
    const page = request.mode === "navigate" && (await copie.match(new URL("hors-ligne/", registration.scope).href));
    if (page) return page;
    throw erreur;
  }
}

const sansQuestion = (adresse) => adresse.split(/[?#]/)[0];
