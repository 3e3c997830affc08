//! A lexicon of any size, the same every time: French-like words, entries of about 1.5 KB, three to
//! eight links each. For benchmarks only; its sentences mean nothing.

use std::fmt::Write;

/// One file of the corpus.
pub struct File {
    /// Path from the site's root.
    pub path: String,
    /// Text.
    pub text: String,
}

/// Titles and ids of a corpus.
struct Names {
    titles: Vec<String>,
    ids: Vec<String>,
    /// Labels that texts mention in running words, without a link.
    labels: Vec<String>,
}

/// `boussole.toml` of the corpus.
pub const CONFIG: &str = "\
[site]
titre = \"Lexique d’essai\"
adresse = \"https://exemple.fr/lexique/\"

[regles]
phrase-longue = \"silence\"

[[themes]]
id = \"theme-a\"
titre = \"Thème A\"

[[themes]]
id = \"theme-b\"
titre = \"Thème B\"
dans = \"theme-a\"

[[themes]]
id = \"theme-c\"
titre = \"Thème C\"
";

/// The bibliography of the corpus.
pub const BIBLIOGRAPHY: &str = "\
r1: {titre: \"Rapport d’essai\", auteur: \"Bureau d’essai\", date: \"2023\", url: \"https://exemple.fr/r1\"}
r2: {titre: \"Guide d’essai\", auteur: \"Atelier d’essai\", date: \"2024\"}
";

/// A site of `count` entries: nine terms in ten, the others fiches.
pub fn site(count: usize) -> Vec<File> {
    let words = vocabulary();
    let names = names(count, &words);
    let entries = (0..count).map(|at| entry(at, &names, &words));
    let fixed = [("boussole.toml", CONFIG), ("content/sources.yaml", BIBLIOGRAPHY)];
    let fixed = fixed.map(|(path, text)| File { path: path.to_owned(), text: text.to_owned() });
    fixed.into_iter().chain(entries).collect()
}

fn entry(at: usize, names: &Names, words: &[String]) -> File {
    let mut random = Random::new(at as u64 + 1);
    let is_fiche = at % 10 == 9;
    let mut text =
        format!("---\ntitre: \"{}\"\ntheme: theme-{}\n", names.titles[at], ["a", "b", "c"][at % 3]);
    text.push_str("statut: valide\nverifie_le: 2026-01-15\nsources: [r1, {id: r2, page: \"12\"}]\npublics: [mediateur, employeur]\n");
    if is_fiche {
        let _ = write!(text, "resume: \"{}\"\nessentiel:\n", sentence(&mut random, words, 12));
        for _ in 0..3 {
            let _ = writeln!(text, "  - \"{}\"", sentence(&mut random, words, 8));
        }
    } else {
        let _ = writeln!(text, "definition: \"{}\"", sentence(&mut random, words, 14));
        let _ =
            writeln!(text, "en_clair: \"{}\"\ncategorie: nom\ngenre: f", sentence(&mut random, words, 10));
        let _ = writeln!(text, "variantes: [\"{}\"]", names.labels[at]);
        // Broader terms stand before: no cycle.
        if at > 0 {
            let broader = at / 8;
            let broader = if broader % 10 == 9 { broader - 1 } else { broader };
            if broader != at {
                let _ = writeln!(text, "generique: [{}]", names.ids[broader]);
            }
        }
        let _ = writeln!(text, "exemples:\n  - \"{}\"", sentence(&mut random, words, 12));
    }
    text.push_str("---\n");
    let links = 3 + random.below(6);
    let mut linked = 0;
    for section in 0..3 {
        let _ = write!(text, "\n## {}\n\n", title(&mut random, words));
        for _ in 0..2 {
            text.push_str(&sentence(&mut random, words, 10));
            text.push_str(&mention(&mut random, names));
            if linked < links {
                let other = random.below(names.ids.len());
                let _ = write!(text, "Voir [[{}|{}]] et ", names.ids[other], names.titles[other]);
                let other = random.below(names.ids.len());
                let _ = writeln!(text, "[[{}]].\n", names.ids[other]);
                linked += 2;
            } else {
                text.push_str("\n\n");
            }
        }
        if section == 1 {
            for _ in 0..2 {
                let _ = writeln!(text, "- {}", sentence(&mut random, words, 5));
            }
        }
    }
    let folder = if is_fiche { "fiches" } else { "lexique" };
    File { path: format!("content/{folder}/{}.md", names.ids[at]), text }
}

fn names(count: usize, words: &[String]) -> Names {
    let mut random = Random::new(42);
    let mut titles = Vec::with_capacity(count);
    let mut ids = Vec::with_capacity(count);
    let mut labels = Vec::with_capacity(count);
    for at in 0..count {
        let (first, second) = (&words[random.below(words.len())], &words[random.below(words.len())]);
        let mut title = format!("{first} {second}");
        title[..1].make_ascii_uppercase();
        titles.push(format!("{title} {at}"));
        ids.push(format!("{first}-{second}-{at}"));
        labels.push(format!("{first} {} de {second}", words[random.below(words.len())]));
    }
    Names { titles, ids, labels }
}

/// A sentence that mentions a label in running words, half of the time in the plural.
fn mention(random: &mut Random, names: &Names) -> String {
    let label = &names.labels[random.below(names.labels.len())];
    match random.below(2) {
        0 => format!(" Avec {label} ici. "),
        _ => format!(" Les {} ici. ", label.replacen(' ', "s ", 1).replace(" de ", "s de ")),
    }
}

fn title(random: &mut Random, words: &[String]) -> String {
    let mut title = format!("{} {}", words[random.zipf(words.len())], words[random.zipf(words.len())]);
    title[..1].make_ascii_uppercase();
    title
}

fn sentence(random: &mut Random, words: &[String], length: usize) -> String {
    const SMALL: [&str; 12] =
        ["de", "la", "le", "les", "des", "en", "pour", "avec", "dans", "une", "du", "et"];
    let mut sentence = String::new();
    for at in 0..length {
        if at > 0 {
            sentence.push(' ');
        }
        match at % 3 {
            2 => sentence.push_str(SMALL[random.below(SMALL.len())]),
            _ => sentence.push_str(&words[random.zipf(words.len())]),
        }
    }
    sentence[..1].make_ascii_uppercase();
    sentence.push('.');
    sentence
}

/// 4,000 words of two to four syllables.
fn vocabulary() -> Vec<String> {
    const SYLLABLES: [&str; 40] = [
        "mé", "dia", "tion", "so", "cia", "le", "ren", "dre", "comp", "te", "par", "ta", "ge", "va", "lo",
        "ri", "ser", "ac", "com", "pa", "gne", "ment", "qua", "lité", "pro", "jet", "lien", "for", "ma",
        "teur", "ha", "bi", "tant", "ré", "seau", "cul", "ture", "droit", "vie", "quar",
    ];
    let mut random = Random::new(7);
    let mut words = std::collections::BTreeSet::new();
    while words.len() < 4000 {
        let length = 2 + random.below(3);
        let word: String = (0..length).map(|_| SYLLABLES[random.below(SYLLABLES.len())]).collect();
        // Titles are capitalised and ids are ASCII: words that open with a plain letter.
        words.insert(word.replace('é', "e"));
    }
    let mut words: Vec<String> = words.into_iter().collect();
    for at in (1..words.len()).rev() {
        words.swap(at, random.below(at + 1));
    }
    words
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct Random(u64);

impl Random {
    fn new(seed: u64) -> Self {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    /// Low numbers are frequent, as common words are.
    fn zipf(&mut self, limit: usize) -> usize {
        let share = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        (((limit as f64).powf(share)) as usize).saturating_sub(1).min(limit - 1)
    }
}
