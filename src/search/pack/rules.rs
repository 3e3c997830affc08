//! `rules` of the manifest: the lists and the weights that the engine and the reader must share, from where
//! they are defined. Of its own the reader has only what tells words and inclusive forms apart.

use serde_json::{Value, json};

use crate::index::LabelRank;
use crate::markdown::ABBREVIATIONS;
use crate::search::ranking::{self, tier};
use crate::search::{analyse, excerpt, kin, near, phrase, query, reason, sound, stop, suggest, usage};

/// Everything that both must share.
pub fn rules() -> Value {
    json!({
        "stop": stop::STOP.join(" "),
        "own": stop::OWN,
        "openings": stop::OPENINGS,
        "closings": stop::ENDINGS,
        "elided": crate::link::particles::ELIDED.join(" "),
        "elisions": {
            "elided": query::elision::ELISIONS,
            "opens": query::elision::OPENS.iter().collect::<String>(),
            "least": query::elision::LEAST_HALF,
        },
        "small": usage::SMALL,
        "endings": kin::ENDINGS.join(" "),
        "inflections": kin::INFLECTIONS.iter().map(|group| group.join(" ")).collect::<Vec<_>>(),
        "verbal": kin::VERBAL.join(" "),
        "kin": [kin::LEAST, kin::LEAST_INFLECTED, kin::LONGEST, kin::LEAST_VERBAL],
        "near": {
            "shortest": near::SHORTEST,
            "swap": near::SHORTEST_SWAP,
            "sure": near::SHORTEST_SURE,
            "one": near::ONE_SLIP,
            "opposites": near::OPPOSITES,
            "sounds": sound::SOUNDS,
            "silent": sound::SILENT,
            "heard": sound::LEAST,
            "vowels": sound::VOWELS.iter().collect::<String>(),
            "shared": near::SHARED.map(|(below, shared)| (below.min(1000), shared)),
        },
        "query": {
            "longestWord": analyse::LONGEST,
            "words": query::MOST_WORDS,
            "longer": query::MOST_LONGER,
            "corrections": query::MOST_CORRECTIONS,
            "near": query::MOST_NEAR,
            "prefix": query::LEAST_PREFIX,
            "longerFrom": query::LEAST_LONGER,
            "doubtful": query::LEAST_DOUBTFUL,
            "combined": query::MOST_COMBINED,
            "phrase": phrase::LONGEST,
            "sums": super::words::SUMS,
        },
        "factors": {
            "lemma": ranking::LEMMA,
            "family": ranking::FAMILY,
            "derived": ranking::DERIVED,
            "prefix": ranking::PREFIX,
            "longer": ranking::LONGER,
            "slip": ranking::SLIP,
            "part": ranking::PART,
            "doubt": ranking::DOUBT,
        },
        "ranking": {
            "steps": ranking::STEPS,
            "coverage": ranking::COVERAGE,
            "inTitle": ranking::IN_TITLE,
            "leastCoverage": ranking::LEAST_COVERAGE,
            "leastTitled": ranking::LEAST_TITLED,
            "leastCoverageTold": ranking::LEAST_COVERAGE_TOLD,
            "leastWeight": ranking::LEAST_WEIGHT,
            "leastImpact": ranking::LEAST_IMPACT,
            "several": ranking::SEVERAL,
            "mostUnknown": ranking::MOST_UNKNOWN,
            "mostUnknownLong": ranking::MOST_UNKNOWN_LONG,
            "long": ranking::LONG,
            "longTold": ranking::LONG_TOLD,
            "named": ranking::MOST_NAMED,
            "begun": ranking::MOST_BEGUN,
        },
        "tier": {
            "exact": LabelRank::ALL.map(tier::exact),
            "begins": LabelRank::ALL.map(tier::begins),
            "inflected": tier::INFLECTED,
            "corrected": tier::CORRECTED,
            "accents": tier::ACCENTS,
            "named": tier::NAMED,
            "related": tier::RELATED,
            "doubtful": tier::DOUBTFUL,
            "piece": tier::PIECE,
            "around": tier::AROUND,
            "inside": tier::INSIDE,
            "insidePower": tier::INSIDE_POWER,
            "within": tier::WITHIN,
        },
        "suggest": { "most": suggest::MOST, "least": suggest::LEAST, "hidden": suggest::HIDDEN },
        "excerpt": {
            "length": excerpt::LENGTH,
            "shortest": excerpt::SHORTEST,
            "before": excerpt::BEFORE,
            "abbreviations": ABBREVIATIONS,
        },
        "telling": reason::TELLING,
    })
}
