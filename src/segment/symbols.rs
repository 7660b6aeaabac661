//! One number for each different form.

/// A form's number inside one document. Equal forms have equal numbers; `Symbol(0)` is the empty form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol(pub u32);

/// The forms of one document, each once.
#[derive(Clone, Debug, Default)]
pub(super) struct Symbols {
    /// Form `n + 1`: asked for more often than anything else, so that each is found at one look.
    forms: Vec<Box<str>>,
    /// Open addressing, a power of two long, at most half full: hash and symbol; symbol 0 is free.
    slots: Vec<(u32, u32)>,
}

impl Symbols {
    /// How many different forms, the empty one included.
    pub(super) fn len(&self) -> usize {
        self.forms.len() + 1
    }

    /// The form of a symbol; empty when there is none.
    pub(super) fn get(&self, symbol: Symbol) -> &str {
        let row = (symbol.0 as usize).checked_sub(1);
        row.and_then(|row| self.forms.get(row)).map_or("", |form| form)
    }

    /// The symbol of a form that is there already.
    pub(super) fn find(&self, form: &str) -> Option<Symbol> {
        if form.is_empty() {
            return Some(Symbol(0));
        }
        let slot = self.slot(form, hash(form))?;
        self.slots.get(slot).filter(|(_, row)| *row != 0).map(|(_, row)| Symbol(*row))
    }

    /// The symbol of a form, new if need be.
    pub(super) fn intern(&mut self, form: &str) -> Symbol {
        if form.is_empty() {
            return Symbol(0);
        }
        if self.slots.len() < 2 * (self.forms.len() + 1) {
            self.grow();
        }
        let hash = hash(form);
        let Some(slot) = self.slot(form, hash).and_then(|n| self.slots.get_mut(n)) else { return Symbol(0) };
        if slot.1 == 0 {
            self.forms.push(form.into());
            *slot = (hash, u32::try_from(self.forms.len()).unwrap_or(u32::MAX));
        }
        Symbol(slot.1)
    }

    /// The slot that holds the form, or the free one where it would go.
    fn slot(&self, form: &str, hash: u32) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = hash as usize & mask;
        loop {
            match self.slots.get(at) {
                Some((_, 0)) | None => return Some(at),
                Some((seen, row)) if *seen == hash && self.get(Symbol(*row)) == form => return Some(at),
                Some(_) => at = (at + 1) & mask,
            }
        }
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(1024);
        let rows = std::mem::replace(&mut self.slots, vec![(0, 0); size]);
        for row in rows.into_iter().filter(|(_, symbol)| *symbol != 0) {
            let mut at = row.0 as usize & (size - 1);
            while self.slots.get(at).is_some_and(|(_, symbol)| *symbol != 0) {
                at = (at + 1) & (size - 1);
            }
            if let Some(slot) = self.slots.get_mut(at) {
                *slot = row;
            }
        }
    }
}

/// A multiplicative hash, eight bytes a step; the same on every machine.
fn hash(form: &str) -> u32 {
    const K: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut sum: u64 = form.len() as u64;
    let mut rest = form.as_bytes();
    while let Some((head, tail)) = rest.split_first_chunk::<8>() {
        sum = (sum ^ u64::from_le_bytes(*head)).wrapping_mul(K).rotate_left(29);
        rest = tail;
    }
    for byte in rest {
        sum = (sum << 8) ^ (sum >> 56) ^ u64::from(*byte);
    }
    let mixed = (sum ^ (sum >> 29)).wrapping_mul(K);
    (mixed >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_forms_share_a_symbol_and_keep_it_as_the_table_grows() {
        let mut symbols = Symbols::default();
        let forms: Vec<String> = (0..5000).map(|n| format!("form{n}")).collect();
        let first: Vec<Symbol> = forms.iter().map(|form| symbols.intern(form)).collect();
        let again: Vec<Symbol> = forms.iter().map(|form| symbols.intern(form)).collect();
        assert_eq!(first, again);
        assert_eq!(symbols.len(), 5001);
        assert_eq!(symbols.get(first[4999]), "form4999");
        assert_eq!(symbols.find("form17"), Some(first[17]));
        assert_eq!(symbols.find("unseen"), None);
        assert_eq!(
            (symbols.intern(""), symbols.get(Symbol(0)), symbols.get(Symbol(9999))),
            (Symbol(0), "", "")
        );
    }
}
