//! A number with its unit: "$5 million", "four per cent", "six-mile", "24 degrees".
//!
//! In: lexemes. Out: one amount. Ranges, hedges and things counted are put together in
//! [`super::figures`].

use super::lexeme::{Lexemes, Shape};
use super::numbers::{self, Numeral};
use super::terms::Num;
use super::units::Sort;
use super::{QuantityKind, digits, identifier, money, units};

/// A number and what it is of.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    /// First row.
    pub from: usize,
    /// The row after the last.
    pub end: usize,
    /// First row of the number.
    pub number: usize,
    /// The row after the number.
    pub number_end: usize,
    /// The number.
    pub numeral: Numeral,
    /// What it counts.
    pub kind: QuantityKind,
    /// Unit's name.
    pub unit: Option<String>,
    /// ISO 4217.
    pub iso: Option<&'static str>,
    /// Value in the International System.
    pub si: Option<(f64, &'static str)>,
}

/// What the whole text says about doubtful units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    /// The text speaks of pounds as money.
    pub pounds: bool,
}

/// Reads an amount at row `i`.
pub(super) fn read(lexemes: &Lexemes, i: usize, context: Context) -> Option<Amount> {
    if let Some(amount) = signed_money(lexemes, i) {
        return Some(amount);
    }
    let numeral = numbers::read(lexemes, i).or_else(|| numbers::vague(lexemes, i))?;
    let mut amount = Amount {
        from: i,
        end: numeral.end,
        number: i,
        number_end: numeral.end,
        numeral,
        kind: QuantityKind::Cardinal,
        unit: None,
        iso: None,
        si: None,
    };
    millions(lexemes, &mut amount);
    let unit = percentage(lexemes, &mut amount)
        || feet_and_inches(lexemes, &mut amount)
        || paid(lexemes, &mut amount, context)
        || measured(lexemes, &mut amount);
    let numeral = amount.numeral;
    if !unit && numeral.figures {
        // "747s", "4x4", "5G", "3D": letters that are no unit make the digits a name
        let letters = lexemes.tight(numeral.end) && lexemes.at(numeral.end).shape == Shape::Word;
        if letters && (numeral.plain.is_some() || !lexemes.is(numeral.end, "s")) {
            return None;
        }
    }
    Some(amount)
}

/// Things that come in millions, so that "1.2m" before them is no length.
const CROWDS: &[&str] = &[
    "people",
    "views",
    "votes",
    "users",
    "jobs",
    "homes",
    "copies",
    "followers",
    "viewers",
    "tourists",
    "visitors",
    "customers",
    "households",
    "passengers",
    "voters",
    "children",
    "refugees",
    "subscribers",
    "downloads",
    "workers",
    "residents",
    "inhabitants",
    "members",
    "cases",
    "doses",
    "deaths",
    "students",
    "pupils",
    "patients",
    "families",
    "women",
    "men",
    "pensioners",
    "migrants",
    "barrels",
    "shares",
    "cars",
    "trees",
    "pages",
    "readers",
    "listeners",
];

/// "1.2m views": millions.
fn millions(lexemes: &Lexemes, amount: &mut Amount) {
    let end = amount.end;
    if amount.numeral.figures
        && lexemes.form(end) == "m"
        && lexemes.tight(end)
        && lexemes.any(end + 1, CROWDS)
    {
        amount.numeral.value *= 1e6;
        (amount.end, amount.number_end, amount.numeral.end, amount.numeral.plain) =
            (end + 1, end + 1, end + 1, None);
    }
}

/// "$5m", "US$ 3.2 billion", "EUR 125", "c $ 16.4 million".
fn signed_money(lexemes: &Lexemes, i: usize) -> Option<Amount> {
    let (at, currency) = money::sign(lexemes, i)?;
    let sign_is_word = lexemes.at(at - 1).shape == Shape::Word;
    let figures = lexemes.at(at).shape == Shape::Digits || lexemes.mark(at) == '.';
    let negative = matches!(lexemes.mark(at), '-' | '−') && lexemes.tight(at) && lexemes.tight(at + 1);
    if !(figures || negative && !sign_is_word) || sign_is_word && currency.sub {
        return None;
    }
    let mut numeral = numbers::read(lexemes, at)?;
    if lexemes.tight(numeral.end) || matches!(lexemes.form(numeral.end), "m" | "bn" | "mn" | "tn") {
        if let Some((end, factor)) = digits::magnitude(lexemes, numeral.end, true) {
            (numeral.end, numeral.value) = (end, numeral.value * factor);
        }
        // "$5-million", "$3.5-billion"
        let hyphen = lexemes.tight_mark(numeral.end, '-') && lexemes.tight(numeral.end + 1);
        if let Num::Scale(scale) = lexemes.num(numeral.end + 1)
            && hyphen
        {
            (numeral.end, numeral.value) = (numeral.end + 2, numeral.value * scale);
        }
    }
    Some(Amount {
        from: i,
        end: numeral.end,
        number: at,
        number_end: numeral.end,
        numeral,
        kind: QuantityKind::Money,
        unit: Some(currency.name.to_owned()),
        iso: currency.iso,
        si: None,
    })
}

/// "%", "per cent", "percentage points", "basis points".
fn percentage(lexemes: &Lexemes, amount: &mut Amount) -> bool {
    let hyphen = lexemes.mark(amount.end) == '-' && lexemes.tight(amount.end);
    let at = amount.end + usize::from(hyphen);
    let (end, unit) = if matches!(lexemes.mark(at), '%' | '％') || lexemes.any(at, &["percent", "pct"]) {
        let points = lexemes.any(at + 1, &["point", "points"]);
        (at + 1 + usize::from(points), if points { "percentage point" } else { "percent" })
    } else if lexemes.is(at, "per") && (lexemes.is(at + 1, "cent") || lexemes.words(at + 1, &["-", "cent"])) {
        let points = lexemes.any(at + 2, &["point", "points"]);
        (at + 2 + usize::from(points), if points { "percentage point" } else { "percent" })
    } else if lexemes.is(at, "percentage") {
        let dash = usize::from(lexemes.dash(at + 1));
        if !lexemes.any(at + 1 + dash, &["point", "points"]) {
            return false;
        }
        (at + 2 + dash, "percentage point")
    } else if lexemes.is(at, "basis") && lexemes.any(at + 1, &["point", "points"]) {
        (at + 2, "basis point")
    } else if matches!(lexemes.form(at), "pp" | "ppt" | "pts") && lexemes.form(at) == "pp" {
        (at + 1, "percentage point")
    } else {
        return false;
    };
    (amount.end, amount.kind, amount.unit) = (end, QuantityKind::Percentage, Some(unit.to_owned()));
    true
}

/// "5 ft 2 in", "6-foot-2", "5'10\"": one length.
fn feet_and_inches(lexemes: &Lexemes, amount: &mut Amount) -> bool {
    let at = amount.end;
    let dash = |at: usize| usize::from(lexemes.mark(at) == '-' && lexemes.tight(at));
    let feet_at = at + dash(at);
    let prime = matches!(lexemes.mark(at), '\'' | '’' | '′') && lexemes.tight(at);
    let feet = prime || lexemes.any(feet_at, &["ft", "feet", "foot"]);
    if !feet || amount.numeral.value > 12.0 && prime || amount.numeral.plain.is_none() && prime {
        return false;
    }
    let next = if prime { at + 1 } else { feet_at + 1 + dash(feet_at + 1) };
    let Some(inches) = numbers::read(lexemes, next).filter(|n| n.value < 12.0 && n.value >= 0.0) else {
        return false;
    };
    let second = matches!(lexemes.mark(inches.end), '"' | '”' | '″') && lexemes.tight(inches.end);
    let named = lexemes.any(inches.end, &["in", "inch", "inches", "ins"]);
    let short = lexemes.is(feet_at, "foot") && dash(feet_at + 1) == 1;
    if !(second || named || short) {
        return false;
    }
    let value = amount.numeral.value + inches.value / 12.0;
    amount.end = inches.end + usize::from(second || named);
    (amount.numeral.value, amount.kind) = (value, QuantityKind::Measurement);
    (amount.unit, amount.si) = (Some("foot".to_owned()), Some((value * 0.3048, "m")));
    true
}

/// Whether the words before an amount pay it: "cost 300 pounds", "a fine of 300 pounds".
fn pays(lexemes: &Lexemes, from: usize) -> bool {
    (1..=5).map(|back| from.wrapping_sub(back)).any(|at| {
        lexemes.any(
            at,
            &[
                "cost", "costs", "costing", "paid", "pay", "pays", "paying", "spent", "spend", "spends",
                "price", "priced", "worth", "fine", "fined", "owed", "owes", "earned", "earns", "earning",
                "borrowed", "debt", "debts", "salary", "wage", "wages", "grant", "loan", "fee", "bill",
                "donated", "raised",
            ],
        )
    })
}

/// "420 million Finnish markka", "500 USD", "75 USD million", "thirteen dollars forty-five".
fn paid(lexemes: &Lexemes, amount: &mut Amount, context: Context) -> bool {
    // "34p a share", where the text speaks of pounds or no clock strikes so late
    if amount.numeral.figures
        && lexemes.form(amount.end) == "p"
        && lexemes.tight(amount.end)
        && !(lexemes.tight_mark(amount.end + 1, '.') && lexemes.is(amount.end + 2, "m"))
        && (context.pounds || amount.numeral.value > 12.0)
        && amount.numeral.value < 1000.0
    {
        (amount.end, amount.kind, amount.unit) =
            (amount.end + 1, QuantityKind::Money, Some("penny".to_owned()));
        return true;
    }
    let Some((mut end, mut currency)) = money::after(lexemes, amount.end, amount.numeral.value) else {
        return false;
    };
    if currency.name == "pound" && currency.iso.is_none() && lexemes.at(end - 1).shape == Shape::Word {
        let large = amount.numeral.value >= 1e6 && !lexemes.is(end, "of");
        if !(large || context.pounds || pays(lexemes, amount.from)) {
            return false;
        }
        if context.pounds {
            currency.iso = Some("GBP");
        }
    }
    let code =
        lexemes.form(end - 1).chars().all(|c| c.is_uppercase()) && lexemes.at(end - 1).shape == Shape::Word;
    if let Num::Scale(scale) = lexemes.num(end)
        && code
    {
        amount.numeral.value *= scale;
        end += 1;
    } else if let Some((to, hundredths)) = small_change(lexemes, end).filter(|_| !currency.sub) {
        amount.numeral.value += hundredths / 100.0;
        end = to;
    }
    (amount.end, amount.kind) = (end, QuantityKind::Money);
    (amount.unit, amount.iso) = (Some(currency.name.to_owned()), currency.iso);
    true
}

/// "forty-five", "and 15 cents" behind a currency.
fn small_change(lexemes: &Lexemes, end: usize) -> Option<(usize, f64)> {
    let and = usize::from(lexemes.is(end, "and"));
    let part = numbers::read(lexemes, end + and)
        .filter(|part| part.value.fract() == 0.0 && (1.0..100.0).contains(&part.value))?;
    if lexemes.any(part.end, &["cent", "cents", "pence"]) {
        return Some((part.end + 1, part.value));
    }
    let row = lexemes.at(part.end);
    // "15 dollars 50.", "one dollar and one and …": nothing counted by the second number
    let closes = matches!(row.shape, Shape::Break)
        || matches!(lexemes.mark(part.end), '.' | ',' | ';' | '?' | '!')
        || lexemes.any(part.end, &["and", "more"]);
    (closes && lexemes.at(end + and).gap && money::after(lexemes, part.end, part.value).is_none())
        .then_some((part.end, part.value))
}

/// Words of heat and cold.
const HEAT: &[&str] = &[
    "temperature",
    "temperatures",
    "heat",
    "heatwave",
    "cold",
    "warm",
    "warmer",
    "colder",
    "cooler",
    "hotter",
    "warming",
    "freezing",
    "thermometer",
    "thermometers",
    "hot",
    "weather",
    "mercury",
];

/// Whether the sentence around row `i` speaks of heat or cold.
fn speaks_of_heat(lexemes: &Lexemes, i: usize) -> bool {
    let before = (i.saturating_sub(60)..=i).rev();
    let begin = before.into_iter().find(|at| lexemes.at(*at).opens).unwrap_or(i.saturating_sub(60));
    let sentence = (begin..i + 40)
        .take_while(|at| *at <= i || !lexemes.at(*at).opens && lexemes.at(*at).shape != Shape::Break);
    sentence.into_iter().any(|at| lexemes.any(at, HEAT))
}

/// "30C (86F)": a letter glued to figures, where the other scale stands beside it or the sentence speaks of heat.
fn heat(lexemes: &Lexemes, amount: &Amount) -> Option<&'static str> {
    let end = amount.end;
    let letter = |at: usize| matches!(lexemes.form(at), "C" | "F") && lexemes.tight(at);
    if !amount.numeral.figures || !letter(end) || lexemes.tight_mark(end + 1, '-') {
        return None;
    }
    let other = |at: usize| lexemes.at(at).shape == Shape::Digits && letter(at + 1);
    let beside = lexemes.mark(end + 1) == '(' && other(end + 2)
        || amount.from >= 2 && lexemes.mark(amount.from - 1) == '(' && letter(amount.from - 2);
    (beside || speaks_of_heat(lexemes, amount.from))
        .then(|| if lexemes.form(end) == "C" { "degree Celsius" } else { "degree Fahrenheit" })
}

/// Units of measure, heat among them.
fn measured(lexemes: &Lexemes, amount: &mut Amount) -> bool {
    if let Some(name) = heat(lexemes, amount) {
        (amount.end, amount.kind) = (amount.end + 1, QuantityKind::Temperature);
        let value = amount.numeral.value;
        let kelvin = if name == "degree Celsius" { value + 273.15 } else { (value + 459.67) * 5.0 / 9.0 };
        (amount.unit, amount.si) = (Some(name.to_owned()), Some((kelvin, "K")));
        return true;
    }
    let Some(unit) = units::after(lexemes, amount.end, amount.numeral.figures) else { return false };
    let value = amount.numeral.value;
    if unit.sort == Sort::Angle {
        let sign = lexemes.mark(unit.end - 1) == '°';
        if !sign && speaks_of_heat(lexemes, amount.from) {
            (amount.end, amount.kind, amount.unit) =
                (unit.end, QuantityKind::Temperature, Some("degree".to_owned()));
            return true;
        }
        // "two degrees from Harvard", "40 degrees" without heat or turn: only figures are angles
        if !amount.numeral.figures || lexemes.any(unit.end, &["in", "from"]) {
            return false;
        }
    }
    // "the last mile", "hundreds of feet" of a crowd: vague numbers take "of"
    if amount.numeral.vague && amount.end == unit.end {
        return false;
    }
    amount.kind =
        if unit.sort == Sort::Temperature { QuantityKind::Temperature } else { QuantityKind::Measurement };
    amount.si = unit.si(value);
    (amount.end, amount.unit) = (unit.end, Some(unit.name));
    true
}

/// Whether the digits at row `i` name something instead of counting.
pub(super) fn name(lexemes: &Lexemes, i: usize) -> Option<usize> {
    identifier::name(lexemes, i)
}
