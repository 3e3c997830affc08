//! The rules' names: stable for ever, since authors write them in `tolerer` and `boussole.toml`.

use super::{Lang, Severity};

/// What a rule looks after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// The files can be read. Neither waived nor lowered: without it there is nothing to publish.
    Reading,
    /// What is published is whole: links, names, promises kept.
    Integrity,
    /// The lexicon is a good lexicon.
    Quality,
    /// The sentences help their reader.
    Writing,
}

macro_rules! codes {
    ($($variant:ident $name:literal $family:ident $severity:expr, $what:literal;)*) => {
        /// A rule. Each has a name that never changes and a manual page in both languages.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $(#[doc = $what] $variant,)* }

        impl Code {
            /// Every rule, in the order of the manual.
            pub const ALL: &[Code] = &[$(Code::$variant,)*];

            /// The name that authors see and write.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// What the rule looks after.
            pub fn family(self) -> Family {
                match self { $(Code::$variant => Family::$family,)* }
            }

            /// Its weight when `boussole.toml` says nothing; `None` is silent.
            pub fn severity(self) -> Option<Severity> {
                match self { $(Code::$variant => $severity,)* }
            }

            /// Its manual page, in Markdown.
            pub fn manual(self, lang: Lang) -> &'static str {
                match (self, lang) { $(
                    (Code::$variant, Lang::Fr) => include_str!(concat!("manual/fr/", $name, ".md")),
                    (Code::$variant, Lang::En) => include_str!(concat!("manual/en/", $name, ".md")),
                )* }
            }
        }
    };
}

const ERROR: Option<Severity> = Some(Severity::Error);
const WARNING: Option<Severity> = Some(Severity::Warning);
const HINT: Option<Severity> = Some(Severity::Hint);
const SILENT: Option<Severity> = None;

codes! {
    UnreadableConfig "configuration-illisible" Reading ERROR, "`boussole.toml` or another TOML file cannot be read.";
    OversizedFile "fichier-trop-gros" Reading ERROR, "A text file is too big to be an entry.";
    ForeignSymlink "lien-symbolique-sortant" Reading ERROR, "A symbolic link leads out of the content folder.";
    MissingFrontMatter "en-tete-absent" Reading ERROR, "A file has no front matter.";
    UnclosedFrontMatter "en-tete-non-ferme" Reading ERROR, "The front matter has no closing line.";
    UnreadableYaml "yaml-illisible" Reading ERROR, "The YAML cannot be read.";
    YamlAlias "alias-yaml" Reading ERROR, "A YAML anchor or alias.";
    UnknownKind "type-inconnu" Reading ERROR, "Neither folder nor `type:` gives the kind of an entry.";
    InvalidId "identifiant-invalide" Reading ERROR, "An id that cannot stand in an address.";
    DuplicateId "identifiant-en-double" Reading ERROR, "Two entries of one kind have the same id.";
    AddressCollision "adresse-en-conflit" Reading ERROR, "Two pages want the same address, on a case-blind disk at least.";
    BrokenTemplate "gabarit-illisible" Reading ERROR, "A template or a locale of the theme cannot be used.";
    UnreadableTable "tableau-illisible" Reading ERROR, "A table to import cannot be read.";
    UnreadableLexicon "lexique-voisin-illisible" Reading ERROR, "A lexicon of somebody else is missing or cannot be read.";
    UnknownKey "cle-inconnue" Integrity ERROR, "A key that the kind does not have.";
    DuplicateKey "cle-en-double" Integrity ERROR, "A key written twice.";
    MissingKey "cle-manquante" Integrity ERROR, "A required key is missing.";
    EmptyValue "valeur-vide" Integrity ERROR, "A key without value.";
    WrongType "type-inattendu" Integrity ERROR, "A value of another shape than the key's.";
    UnknownValue "valeur-inconnue" Integrity ERROR, "A word that is not in the key's list.";
    UnreadableDate "date-illisible" Integrity ERROR, "A date that is not year-month-day.";
    UnknownReference "reference-inconnue" Integrity ERROR, "A reference to an entry or a source that is not there.";
    AmbiguousReference "reference-ambigue" Integrity ERROR, "A reference that several entries answer to.";
    CutLink "lien-coupe" Integrity ERROR, "A link that the bar of a table cuts in two.";
    BrokenLink "lien-casse" Integrity ERROR, "A link to a file that is not there.";
    UnknownAnchor "ancre-inconnue" Integrity ERROR, "A link to a heading that is not there.";
    DuplicateAnchor "ancre-en-double" Integrity ERROR, "Two headings of one page with the same anchor.";
    ForbiddenLink "lien-interdit" Integrity ERROR, "A link scheme that is not http, https, mailto or tel.";
    UnpublishedTarget "lien-vers-non-publie" Integrity ERROR, "A reference to an entry that is not published.";
    MissingImage "image-absente" Integrity ERROR, "An image that is not there.";
    MissingAlternative "alternative-manquante" Integrity ERROR, "An image without alternative text.";
    UnsafeSvg "svg-dangereux" Integrity ERROR, "A drawing that carries a script.";
    UnknownFootnote "note-inconnue" Integrity ERROR, "A footnote that is not written.";
    VanishedAddress "adresse-disparue" Integrity ERROR, "A published address that would lead nowhere.";
    GenericCycle "cycle-generique" Integrity ERROR, "Terms that are each broader than the other.";
    LabelClash "etiquette-contradictoire" Integrity ERROR, "A label both preferred and of another rank in one entry (SKOS S13).";
    RelationClash "relation-contradictoire" Integrity ERROR, "Terms both associated and in hierarchy (SKOS S27).";
    MatchClash "correspondance-contradictoire" Integrity ERROR, "A concept of another lexicon both exact match and broad, narrow or related match (SKOS S46).";
    DeadEndRetirement "retrait-sans-issue" Integrity ERROR, "A retired entry that leads its reader nowhere.";
    InconsistentDurations "durees-incoherentes" Integrity ERROR, "Steps that do not add up to the workshop's duration.";
    AnswerOutOfRange "reponse-hors-liste" Integrity ERROR, "A quiz whose right answer is not in the list.";
    RawHtml "html-brut" Quality WARNING, "HTML in the text: shown as text.";
    LostFormat "mise-en-forme-perdue" Quality WARNING, "A mark of a word processor, which Markdown does not read.";
    UncalledFootnote "note-sans-appel" Quality WARNING, "A footnote that nothing in its text calls.";
    OddEncoding "encodage-inattendu" Quality WARNING, "A file that is not in UTF-8.";
    IgnoredFile "fichier-ignore" Quality WARNING, "A file that is not published.";
    UnreadRest "suite-non-lue" Quality WARNING, "Words after `#` in a value, which YAML does not read.";
    SmartQuotes "guillemets-typographiques" Quality WARNING, "Curly quotes used as YAML quotes.";
    IgnoredColumn "colonne-ignoree" Quality WARNING, "A column of a table that is not imported.";
    MergedCells "cellules-fusionnees" Quality WARNING, "Merged cells of a spreadsheet.";
    PartialImport "import-partiel" Quality WARNING, "What a vocabulary says that entries cannot hold.";
    UselessWaiver "tolerance-inutile" Quality WARNING, "A waiver that waives nothing.";
    LowContrast "contraste-insuffisant" Quality WARNING, "An accent colour that is hard to read (WCAG 1.4.3).";
    SilentPublisher "mentions-incompletes" Quality WARNING, "A site with an address that does not say who publishes it (LCEN).";
    UnprovenAccessibility "accessibilite-sans-audit" Quality WARNING, "A state of accessibility without an audit (RGAA).";
    OverBudget "poids-depasse" Quality WARNING, "A page that weighs more than the site allows itself.";
    OverflowingFiche "fiche-deborde" Quality WARNING, "A fiche that takes more than one printed page.";
    Homonym "homonyme" Quality WARNING, "The same label in two entries, without a qualifier.";
    Orphan "entree-orpheline" Quality WARNING, "An entry that nothing leads to.";
    MissingDefinition "definition-manquante" Quality WARNING, "A term without definition.";
    MissingSource "source-manquante" Quality WARNING, "An entry without source.";
    OverdueReview "revision-depassee" Quality WARNING, "`revoir_avant` is past, or before `verifie_le`.";
    UnknownConfusable "confusion-inconnue" Quality WARNING, "A term not to be confused with, which is not in the lexicon.";
    RetiredNeighbour "terme-voisin-retire" Quality WARNING, "A link or a mapping to a term that another lexicon has retired.";
    UnexpandedAcronym "sigle-non-developpe" Quality WARNING, "An acronym whose words are nowhere given.";
    RedundantHierarchy "hierarchie-redondante" Quality WARNING, "A broader term that a nearer one already implies.";
    OneWayRelation "relation-a-sens-unique" Quality SILENT, "A relation written on one side only.";
    CircularDefinition "definition-circulaire" Writing HINT, "A definition that uses the word it defines (ISO 704).";
    DefinitionsInCircle "definitions-en-cercle" Writing HINT, "Definitions that send to each other (ISO 704).";
    EmptyOpening "definition-ouverture-vide" Writing HINT, "A definition that opens with « est quand », « le fait de » (ISO 704).";
    OpeningArticle "definition-article" Writing HINT, "A definition that opens with an article (ISO 704).";
    NegativeDefinition "definition-negative" Writing HINT, "A definition that says what the thing is not (ISO 704).";
    VagueTail "definition-queue-vague" Writing HINT, "A definition that ends with « etc. » (ISO 704).";
    SeveralSentences "definition-plusieurs-phrases" Writing HINT, "A definition of more than one sentence (ISO 704).";
    ForeignClass "definition-classe" Writing HINT, "A definition of another class of word than its term (ISO 704).";
    LongSentence "phrase-longue" Writing HINT, "A sentence of more than 25 words.";
    UnexplainedAcronym "sigle-inexplique" Writing HINT, "An acronym used without its words.";
    Capitals "capitales" Writing HINT, "Capitals for emphasis.";
    MissingNoBreakSpace "espace-insecable" Writing HINT, "An ordinary space before « : ; ? ! ».";
}

impl Code {
    /// The rule of that name.
    pub fn named(name: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.name() == name)
    }

    /// Whether authors may waive it or change its weight.
    pub fn is_adjustable(self) -> bool {
        self.family() != Family::Reading
    }

    /// The first heading of its manual page.
    pub fn title(self, lang: Lang) -> &'static str {
        let page = self.manual(lang);
        page.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_of_the_manual_has_its_parts() {
        for code in Code::ALL {
            for (lang, parts) in [
                (Lang::Fr, ["## Exemple", "## À la place", "## Régler ou tolérer"]),
                (Lang::En, ["## Example", "## Instead", "## Level and waiver"]),
            ] {
                let page = code.manual(lang);
                let prose = page.split("```").step_by(2).flat_map(str::lines);
                let headings: Vec<&str> = prose.filter(|line| line.starts_with("## ")).collect();
                assert_eq!(headings, parts, "{} {}", code.name(), lang.tag());
                assert!(page.starts_with("# ") && !code.title(lang).contains(code.name()), "{}", code.name());
                let last = page.rsplit("## ").next().unwrap_or_default();
                assert!(last.contains(code.name()), "{} is not named", code.name());
                // Nothing that rustdoc would take for Rust.
                let fences: Vec<&str> =
                    page.lines().filter(|line| line.starts_with("```")).step_by(2).collect();
                assert!(fences.len() >= 2 && fences.iter().all(|fence| fence.len() > 3), "{}", code.name());
                let is_told = page.contains("[regles]") && page.contains(&format!("{} = ", code.name()));
                assert_eq!(is_told, code.is_adjustable(), "{}", code.name());
            }
        }
    }

    #[test]
    fn names_are_unique_and_stand_in_toml_and_yaml() {
        for code in Code::ALL {
            assert_eq!(Code::named(code.name()), Some(*code));
            assert!(code.name().chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", code.name());
        }
    }
}
