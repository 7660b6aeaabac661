//! Which figures are shown, and what they are meant to reach.

/// One figure of one layer's scores.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// The layer.
    pub layer: &'static str,
    /// Where the figure stands in the scores (JSON pointer).
    pub at: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// The least that is good enough.
    pub must: Option<f64>,
    /// What we are after.
    pub aim: Option<f64>,
    /// Where the figure has to lie, for one that can be too high as well.
    pub within: Option<(f64, f64)>,
}

const fn row(
    layer: &'static str,
    at: &'static str,
    label: &'static str,
    must: Option<f64>,
    aim: Option<f64>,
) -> Target {
    Target { layer, at, label, must, aim, within: None }
}

/// The share that is right of those given a confidence.
const fn confidence(at: &'static str, label: &'static str, low: f64, high: f64) -> Target {
    Target { layer: "attribution", at, label, must: None, aim: None, within: Some((low, high)) }
}

/// All figures, in the order of the table.
#[rustfmt::skip]
pub const TARGETS: &[Target] = &[
    row("segmentation", "/right", "golden rules right, of 24", Some(21.0), Some(24.0)),

    row("conllu", "/en_ewt-dev/Tokens/f1", "EWT tokens F1", Some(0.990), None),
    row("conllu", "/en_ewt-dev/Sentences/f1", "EWT sentences F1", Some(0.78), Some(0.85)),
    row("conllu", "/en_ewt-dev/Words/f1", "EWT words F1", None, None),
    row("conllu", "/en_ewt-dev/UPOS/f1", "EWT UPOS F1", Some(0.945), Some(0.962)),
    row("conllu", "/en_ewt-dev/Lemmas/f1", "EWT lemmas F1", Some(0.950), Some(0.970)),
    row("conllu", "/en_ewt-dev/UAS/f1", "EWT UAS", Some(0.845), Some(0.885)),
    row("conllu", "/en_ewt-dev/LAS/f1", "EWT LAS", Some(0.810), Some(0.860)),
    row("conllu", "/gum-dev/Tokens/f1", "GUM tokens F1", Some(0.990), None),
    row("conllu", "/gum-dev/Sentences/f1", "GUM sentences F1", Some(0.90), Some(0.94)),
    row("conllu", "/gum-dev/Words/f1", "GUM words F1", None, None),
    row("conllu", "/gum-dev/UPOS/f1", "GUM UPOS F1", Some(0.945), Some(0.965)),
    row("conllu", "/gum-dev/Lemmas/f1", "GUM lemmas F1", Some(0.955), Some(0.975)),
    row("conllu", "/gum-dev/UAS/f1", "GUM UAS", Some(0.845), Some(0.890)),
    row("conllu", "/gum-dev/LAS/f1", "GUM LAS", Some(0.810), Some(0.865)),

    row("entities", "/uner_ewt-dev/micro/f1", "UNER EWT names F1", Some(0.60), Some(0.74)),
    row("entities", "/uner_ewt-dev/labels/PER/f1", "UNER EWT PER F1", None, None),
    row("entities", "/uner_ewt-dev/labels/ORG/f1", "UNER EWT ORG F1", None, None),
    row("entities", "/uner_ewt-dev/labels/LOC/f1", "UNER EWT LOC F1", None, None),
    row("entities", "/uner_ewt-dev/unlabelled/f1", "UNER EWT F1, labels aside", None, None),
    row("entities", "/gum-dev/micro/f1", "GUM names F1", Some(0.60), Some(0.74)),
    row("entities", "/gum-dev/overlap/f1", "GUM names F1, by overlap", None, None),

    row("coreference", "/gum-dev/accuracy", "GUM pronouns right", Some(0.65), Some(0.80)),
    row("coreference", "/gum-dev/precision", "GUM pronouns right, of those tied", None, None),
    row("coreference", "/gum-dev/names/f1", "GUM persons' names under the right person", None, None),

    row("attribution", "/relation/f1", "relation F1", Some(0.66), Some(0.82)),
    row("attribution", "/relation/p", "relation precision", None, None),
    row("attribution", "/relation/r", "relation recall", None, None),
    row("attribution", "/relation_exact/f1", "exact relation F1", Some(0.44), Some(0.62)),
    row("attribution", "/relation_recall_by_kind/quoted/r", "recall, quoted", Some(0.85), Some(0.95)),
    row("attribution", "/relation_recall_by_kind/indirect/r", "recall, indirect", Some(0.55), Some(0.75)),
    row("attribution", "/span_exact/source/f1", "exact span F1, source", Some(0.70), Some(0.83)),
    row("attribution", "/span_exact/cue/f1", "exact span F1, cue", Some(0.66), Some(0.75)),
    row("attribution", "/span_exact/content/f1", "exact span F1, content", Some(0.58), Some(0.73)),
    row("attribution", "/char_f1/source/f1", "character F1, source", None, None),
    row("attribution", "/char_f1/cue/f1", "character F1, cue", None, None),
    row("attribution", "/char_f1/content/f1", "character F1, content", None, None),
    // the outer bands may miss their own limits by as much as a neighbouring band is wide
    confidence("/calibration/0/share", "right, given 0.5 to 0.6", 0.4, 0.7),
    confidence("/calibration/1/share", "right, given 0.6 to 0.7", 0.5, 0.8),
    confidence("/calibration/2/share", "right, given 0.7 to 0.8", 0.6, 0.9),
    confidence("/calibration/3/share", "right, given 0.8 to 0.9", 0.8, 0.9),
    confidence("/calibration/4/share", "right, given 0.9 to 1.0", 0.8, 1.0),

    row("attribution", "/shown/relation/f1", "relation F1, nested marks counted too", None, None),
    row("attribution", "/shown/relation/p", "relation precision, nested marks counted too", None, None),

    row("kept", "/relation/f1", "kept articles: relation F1", None, Some(0.80)),
    row("kept", "/relation/p", "kept articles: relation precision", None, None),
    row("kept", "/relation/r", "kept articles: relation recall", None, None),
    row("kept", "/relation_exact/f1", "kept articles: exact relation F1", None, Some(0.65)),
    row("kept", "/relation_recall_by_kind/quoted/r", "kept articles: recall, quoted", None, Some(0.90)),
    row("kept", "/relation_recall_by_kind/indirect/r", "kept articles: recall, indirect", None, Some(0.68)),
    row("kept", "/calibration/3/share", "kept articles: right, given 0.8 to 0.9", None, None),

    row("news", "/relation/f1", "world news: relation F1", None, Some(0.80)),
    row("news", "/relation/p", "world news: relation precision", None, None),
    row("news", "/relation/r", "world news: relation recall", None, None),
    row("news", "/relation_exact/f1", "world news: exact relation F1", None, Some(0.68)),
    row("news", "/relation_recall_by_kind/quoted/r", "world news: recall, quoted", None, None),
    row("news", "/relation_recall_by_kind/indirect/r", "world news: recall, indirect", None, None),

    row("sources", "/labels-dev/f1", "PolNeAR dev: rows F1", None, Some(0.82)),
    row("sources", "/labels-dev/row_precision", "PolNeAR dev: rows precision", None, Some(0.82)),
    row("sources", "/labels-dev/row_recall", "PolNeAR dev: rows recall", None, None),
    row("sources", "/labels-dev/clean", "PolNeAR dev: articles without a bad row, of 26", None, None),
    row("sources", "/news/f1", "world news: rows F1", None, Some(0.82)),
    row("sources", "/news/row_precision", "world news: rows precision", None, Some(0.82)),
    row("sources", "/news/row_recall", "world news: rows recall", None, None),
    row("sources", "/news/clean", "world news: articles without a bad row, of 22", None, None),

    row("gaps", "/precision", "world news: gaps precision", None, None),
    row("gaps", "/recall", "world news: gaps recall", None, None),
    row("gaps", "/f1", "world news: gaps F1", None, None),

    row("names", "/worldwide-dev/micro/f1", "worldwide newswire: names F1", None, None),
    row("names", "/worldwide-dev/labels/PER/f1", "worldwide newswire: PER F1", None, None),
    row("names", "/worldwide-dev/labels/ORG/f1", "worldwide newswire: ORG F1", None, None),
    row("names", "/worldwide-dev/labels/LOC/f1", "worldwide newswire: LOC F1", None, None),
    row("names", "/wikigold/micro/f1", "WikiGold names F1", None, None),
    row("names", "/docred/micro/f1", "Re-DocRED names F1", None, None),
    row("names", "/crossner/micro/f1", "CrossNER names F1", None, None),
    row("names", "/pud/micro/f1", "PUD names F1", None, None),
    row("names", "/re3d/micro/f1", "re3d names F1", None, None),

    row("field", "/passed", "field cases passed", None, None),

    row("labels", "/found", "attributions found, of 532", None, None),
    row("labels", "/source_type/accuracy", "source type right", Some(0.88), Some(0.95)),
    row("labels", "/cue_class/accuracy", "cue class right", Some(0.85), Some(0.93)),
    row("labels", "/certainty/accuracy", "certainty right", Some(0.80), Some(0.88)),
    row("labels", "/flags/accuracy", "flags right", Some(0.88), Some(0.92)),
    row("labels", "/entity/accuracy", "entity right", Some(0.85), Some(0.92)),

    row("quantities", "/extraction/micro/f1", "extraction F1", Some(0.80), None),
    row("quantities", "/extraction/untyped/f1", "extraction F1, types aside", None, None),
    row("quantities", "/extraction/overlap/f1", "extraction F1, by overlap", None, None),
    row("quantities", "/folds/mean", "extraction F1, mean of five folds", None, None),
    row("quantities", "/folds/lowest", "extraction F1, lowest of five folds", None, None),
    row("quantities", "/extraction/case_exact", "cases wholly right", None, None),
    row("quantities", "/resolution/all/any/accuracy", "resolution right (any)", Some(0.88), None),

    row("bias", "/words/f1", "loaded words F1 on BABE", None, None),
    row("bias", "/words/p", "loaded words precision", None, None),
    row("bias", "/sentence_precision", "marked sentences biased", None, None),
    row("bias", "/base_rate", "all sentences biased", None, None),
];
