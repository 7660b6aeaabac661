/** What Universal Dependencies' tags and relations are called in plain words: tables only. */

/** @type {Record<string, string>} */
export const TAGS = {
  ADJ: "adjective", ADP: "preposition", ADV: "adverb", AUX: "auxiliary verb", CCONJ: "coordinating conjunction", DET: "determiner",
  INTJ: "interjection", NOUN: "noun", NUM: "numeral", PART: "particle", PRON: "pronoun", PROPN: "proper noun", PUNCT: "punctuation",
  SCONJ: "subordinating conjunction", SYM: "symbol", VERB: "verb", X: "something else",
};

/** @type {Record<string, string>} */
const RELATIONS = {
  acl: "clause that modifies", "acl:relcl": "relative clause of", advcl: "adverbial clause of", advmod: "adverb of", amod: "adjective of",
  appos: "apposition to", aux: "auxiliary of", "aux:pass": "passive auxiliary of", case: "case marker of", cc: "conjunction before",
  "cc:preconj": "conjunction before", ccomp: "clause that completes", compound: "compound with", "compound:prt": "particle of",
  conj: "joined to", cop: "copula of", csubj: "clause as subject of", "csubj:pass": "clause as passive subject of", dep: "depends on", det: "determiner of",
  "det:predet": "determiner before", discourse: "discourse element of", dislocated: "dislocated from", expl: "expletive of",
  fixed: "fixed expression with", flat: "name with", goeswith: "goes with", iobj: "indirect object of", list: "listed with", mark: "marker of",
  nmod: "noun that modifies", "nmod:poss": "possessor of", "nmod:tmod": "time of", nsubj: "subject of", "nsubj:pass": "passive subject of",
  nummod: "number of", obj: "object of", obl: "oblique of", "obl:npmod": "oblique of", "obl:tmod": "time of", "obl:agent": "agent of",
  orphan: "orphan of", parataxis: "set beside", punct: "punctuation of", reparandum: "repaired by", root: "head of the sentence",
  vocative: "addressed in", xcomp: "open complement of",
};

/** @param {string} relation */
export const relationName = (relation) => RELATIONS[relation] ?? RELATIONS[relation.split(":")[0]] ?? relation;
