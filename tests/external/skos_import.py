"""What `boussole import skos` keeps of a vocabulary, counted by rdflib before and after.

    pip install rdflib pyyaml
    npm pack @vocabulary/gs1 && tar xzf vocabulary-gs1-*.tgz
    python tests/external/skos_import.py boussole package/gs1.nq

The vocabulary is imported into an empty site. Each label, note, relation and mapping of each concept is then
looked for in the entry that cites the concept as its source. Ends with 1 when one is missing.
"""

import collections
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

import rdflib
import yaml
from rdflib.namespace import RDF, SKOS

LABELS = [SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, SKOS.notation]
NOTES = [SKOS.definition, SKOS.scopeNote, SKOS.example, SKOS.note, SKOS.historyNote, SKOS.changeNote, SKOS.editorialNote]
RELATIONS = {SKOS.broader: "generique", SKOS.narrower: "specifiques", SKOS.related: "associes"}
INVERSES = {SKOS.broader: "specifiques", SKOS.narrower: "generique", SKOS.related: "associes"}
MAPPINGS = {
    SKOS.exactMatch: "correspond_exactement",
    SKOS.closeMatch: "correspond_a_peu_pres",
    SKOS.broadMatch: "correspond_plus_large",
    SKOS.narrowMatch: "correspond_plus_etroit",
    SKOS.relatedMatch: "correspond_voisin",
}
OUTSIDE = {SKOS.broader: SKOS.broadMatch, SKOS.narrower: SKOS.narrowMatch, SKOS.related: SKOS.relatedMatch}


def bare(text):
    """As a reader sees it: composed, without the escapes of Markdown, spaces alike."""
    text = unicodedata.normalize("NFC", text)
    return " ".join(re.sub(r"\\(?=[^\w\s])", "", text).split())


def words(value):
    """Every word of a tree of front matter."""
    if isinstance(value, dict):
        return [word for item in value.values() for word in words(item)]
    if isinstance(value, list):
        return [word for item in value for word in words(item)]
    return [bare(str(value))]


def listed(front, key):
    value = front.get(key) or []
    return value if isinstance(value, list) else [value]


def main():
    boussole, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    graph = rdflib.Graph()
    if source.suffix == ".nq":
        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(source, format="nquads")
        for subject, predicate, thing, _ in dataset.quads():
            graph.add((subject, predicate, thing))
    else:
        graph.parse(source)
    concepts = set(graph.subjects(RDF.type, SKOS.Concept)) | set(graph.subjects(SKOS.prefLabel))
    concepts -= set(graph.subjects(RDF.type, SKOS.ConceptScheme)) | set(graph.subjects(RDF.type, SKOS.Collection))
    with tempfile.TemporaryDirectory() as folder:
        site = pathlib.Path(folder)
        (site / "boussole.toml").write_text('[site]\ntitre = "Essai"\n')
        (site / "content").mkdir()
        graph.serialize(site / "vocabulaire.nt", format="nt", encoding="utf-8")
        run = subprocess.run([boussole, "import", "skos", "vocabulaire.nt"], cwd=site, capture_output=True, text=True)
        print(re.sub(r"\n\n+", "\n", "\n".join(line for line in run.stderr.splitlines() if "import-partiel" in line or "Importé" in line)))
        assert run.returncode == 0, run.stderr[-2000:]
        entries = {}
        for path in (site / "content").rglob("*.md"):
            _, front, body = path.read_text().split("---\n", 2)
            front = yaml.load(front, Loader=yaml.BaseLoader)
            origin = front["sources"][0]
            entries[origin.get("url", origin.get("titre"))] = (path.stem, front, bare(body))
    found, missing = collections.Counter(), []

    def keep(kind, concept, thing, is_there):
        found[kind, is_there] += 1
        if not is_there:
            missing.append((kind, concept, thing))

    for concept in concepts:
        slug, front, body = entries[str(concept)]
        said = words({key: value for key, value in front.items() if key != "sources"})
        for kind, properties in [("labels", LABELS), ("notes", NOTES)]:
            for text in {bare(str(text)) for one in properties for text in graph.objects(concept, one)}:
                keep(kind, concept, text, text in said or (kind == "notes" and text in body))
        for property, key in RELATIONS.items():
            for other in graph.objects(concept, property):
                if str(other) in entries:
                    name, whose, _ = entries[str(other)]
                    keep("relations", concept, other, name in listed(front, key) or slug in listed(whose, INVERSES[property]))
                else:
                    keep("relations", concept, other, str(other) in listed(front, MAPPINGS[OUTSIDE[property]]))
        for property, key in MAPPINGS.items():
            for other in graph.objects(concept, property):
                keep("mappings", concept, other, str(other) in listed(front, key))
    print(f"concepts: {len(concepts)}, entries: {len(entries)}")
    for kind in ["labels", "notes", "relations", "mappings"]:
        kept, lost = found[kind, True], found[kind, False]
        print(f"{kind}: {kept + lost} in the vocabulary, {kept} in the entries")
    for flaw in missing[:20]:
        print("missing:", *flaw)
    sys.exit(min(len(missing) + abs(len(concepts) - len(entries)), 1))


main()
