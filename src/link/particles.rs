//! The small words of French that stand around a label.

/// Whether a word leans on the next by an apostrophe: what follows it is a word of its own, which
/// *homme* is not in *prud’homme*.
pub fn is_elided(key: &str) -> bool {
    ELIDED.contains(&key)
}

/// Words that lean on the next by an apostrophe.
pub const ELIDED: &[&str] =
    &["l", "d", "qu", "n", "s", "c", "j", "m", "t", "jusqu", "lorsqu", "puisqu", "quoiqu"];

/// Whether a word leans by a hyphen on the one before it: *la mission-là*, *évalue-t-il*.
pub fn is_enclitic(key: &str) -> bool {
    matches!(
        key,
        "ci" | "là"
            | "t"
            | "je"
            | "tu"
            | "il"
            | "elle"
            | "on"
            | "nous"
            | "vous"
            | "ils"
            | "elles"
            | "ce"
            | "le"
            | "la"
            | "les"
            | "lui"
            | "leur"
            | "en"
            | "y"
            | "moi"
    )
}

/// Whether a word is a definite article, elided or contracted too.
pub fn is_definite_article(key: &str) -> bool {
    matches!(key, "le" | "la" | "les" | "l" | "du" | "des" | "au" | "aux")
}

/// Whether a word joins the two halves of a doublet.
pub fn is_conjunction(key: &str) -> bool {
    matches!(key, "et" | "ou")
}

/// Whether a noun group opens with that word, and none that completes a noun: not *de*, nor what is made
/// of it.
pub fn opens_object(key: &str) -> bool {
    is_determiner(key) && !matches!(key, "du" | "des" | "d" | "au" | "aux")
}

/// Whether a word may stand between a conjunction and a noun: *des médiatrices et **des** médiateurs*.
pub fn is_determiner(key: &str) -> bool {
    is_definite_article(key)
        || matches!(
            key,
            "un" | "une"
                | "d"
                | "ce"
                | "cet"
                | "cette"
                | "ces"
                | "mon"
                | "ma"
                | "mes"
                | "ton"
                | "ta"
                | "tes"
                | "son"
                | "sa"
                | "ses"
                | "notre"
                | "nos"
                | "votre"
                | "vos"
                | "leur"
                | "leurs"
                | "chaque"
        )
}
