//! One number with its marks, or two that make a range.

use super::number::{Magnitude, Sign, decimal, ends_word, fraction, is_exact, scale, sign, spelled, unmarked_decimal};
use super::unit::{dress, unit};
use super::{Qualifier, Unit, qualifier};
use crate::work;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while1};
use nom::character::complete::{digit1, one_of};
use nom::combinator::{fail, opt, value};
use nom::sequence::{pair, preceded, terminated};
use nom::{IResult, Parser};
use rust_decimal::Decimal;

/// A number with its magnitude and unit mark, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Measure {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) sign: Option<Sign>,
    /// The number as written, before its magnitude is applied.
    pub(crate) number: Decimal,
    pub(crate) magnitude: Option<Magnitude>,
    pub(crate) unit: Unit,
    pub(crate) form: Form,
    /// A plus behind: `90+%`, `100M+`.
    pub(crate) or_more: bool,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// In digits.
    Digits,
    /// In digits, as one number over another.
    Fraction,
    /// In letters: "five", "threefold".
    Letters,
    /// A word that is number and unit in one: "doubles", "twice".
    Multiple,
}

/// What joins the two ends of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joint {
    /// "to", an arrow, or "and" behind "between".
    To,
    /// A dash, a tilde, or a blank that lost one.
    Dash,
}

/// What the grammar reads at one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) low: Measure,
    pub(crate) high: Option<(Joint, Option<Qualifier>, Measure)>,
}

impl Measure {
    /// The value in base units, or `None` where it does not fit.
    pub(crate) fn value(&self) -> Option<Decimal> {
        let value =
            self.magnitude.map_or(Some(self.number), |magnitude| self.number.checked_mul(magnitude.factor()))?;
        // Most have so few digits that nothing need be compared.
        if value.mantissa().unsigned_abs() > u128::from(u64::MAX) && value > Decimal::from(u64::MAX) {
            return None;
        }
        let value = if self.sign == Some(Sign::Minus) { -value } else { value };
        Some(value.normalize())
    }

    const fn is_bare(&self) -> bool {
        matches!(self.unit, Unit::One) && self.magnitude.is_none()
    }
}

impl Reading {
    pub(crate) const fn start(&self) -> usize {
        self.low.start
    }
    pub(crate) fn last(&self) -> Measure {
        self.high.map_or(self.low, |(_, _, high)| high)
    }
    pub(crate) fn end(&self) -> usize {
        self.last().end
    }
    pub(crate) fn unit(&self) -> Unit {
        self.last().unit
    }
    /// The qualifier that the number itself carries: a plus behind.
    pub(crate) fn qualifier(&self) -> Option<Qualifier> {
        self.last().or_more.then_some(Qualifier::AtLeast)
    }
    /// Both ends in base units, the smaller first.
    pub(crate) fn values(&self) -> Option<(Decimal, Decimal)> {
        let low = self.low.value()?;
        let Some((_, _, high)) = self.high else { return Some((low, low)) };
        let high = high.value()?;
        Some((low.min(high), low.max(high)))
    }
}

/// Reads the quantity that starts at byte `at` of `text`. Behind "between" the ends are joined by "and".
pub(crate) fn read(text: &str, at: usize, between: bool) -> Option<Reading> {
    let low = read_one(text, at)?;
    let joined = |input| joint(input, between);
    let high = joined(&text[low.end..]).ok().and_then(|(rest, joint)| {
        let start = text.len() - rest.len();
        let number = qualifier::skip_prefix_from(text, start);
        let qualifier =
            if number > start { qualifier::qualifier_before(text, number).map(|(found, _)| found) } else { None };
        let high = read_one(text, number)?;
        Some((joint, qualifier, high))
    });
    let Some((joint, qualifier, high)) = high else {
        return Some(Reading { low, high: None });
    };
    // `two to three orders of magnitude`
    let powers = high.unit == Unit::Factor && text[high.start..high.end].to_ascii_lowercase().contains("magnitude");
    let shared = if powers { power_of_ten(low).unwrap_or(low) } else { low };
    match agree(shared, high, joint) {
        Some(low) => Some(Reading { low, high: Some((joint, qualifier, high)) }),
        None => Some(Reading { low, high: None }),
    }
}

/// The low end with the marks that it shares with the high one, where the two can make a range.
fn agree(low: Measure, high: Measure, joint: Joint) -> Option<Measure> {
    let digits = |measure: Measure| matches!(measure.form, Form::Digits);
    let shared = match (low.is_bare(), high.is_bare()) {
        (true, _) => Measure { unit: high.unit, magnitude: high.magnitude, ..low },
        (false, true) => return None,
        // `10M to 1 billion`, but not `5% to 3 million`.
        (false, false) if low.unit == high.unit && low.magnitude.is_some() == high.magnitude.is_some() => low,
        (false, false) => return None,
    };
    let rising = low.value()? < high.value()? || shared.value()? < high.value()?;
    let plain = digits(low) && digits(high) || (low.form == high.form && low.form == Form::Letters);
    // `-0.12 to -0.20`
    let signed = joint == Joint::To && high.sign == Some(Sign::Minus) && low.sign == high.sign;
    let possible = plain && (high.sign.is_none() || signed) && (joint == Joint::To || rising);
    possible.then_some(shared)
}

/// Reads one number with its marks that starts at byte `at` of `text`.
pub(crate) fn read_one(text: &str, at: usize) -> Option<Measure> {
    let input = text.get(at..)?;
    let (rest, mut measure) = match unmarked_decimal(input) {
        // No fraction and no mixture goes on so.
        Some((rest, number)) if rest.starts_with("\\%") || !rest.starts_with(['/', 'x', 'X', '×', '$', '\\']) => {
            plain(rest, number).map_or_else(|| marks(rest, None, number, Form::Digits), Ok).ok()?
        }
        _ => any(input)?,
    };
    measure.start = at;
    measure.end = text.len() - rest.len();
    work::count(measure.end - at);
    Some(measure)
}

/// Reads a number of any kind; the first byte tells which of them it can be, and behind digits the next.
fn any(input: &str) -> Option<(&str, Measure)> {
    let behind = input.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = behind.len() < input.len();
    let found = if !digits {
        alt((marked, multiple)).parse(input)
    } else if behind.starts_with(BEGIN_NO_MARK) {
        // `3D`, `2nd`
        return None;
    } else if behind.starts_with(['x', 'X', '×', '$', '\\']) {
        alt((mixture, marked)).parse(input)
    } else {
        marked(input)
    };
    found.ok()
}

/// A number without a mark or with a percent sign, behind which nothing more belongs to it, as most are: a short way to what
/// the grammar finds.
fn plain(rest: &str, number: Decimal) -> Option<(&str, Measure)> {
    let measure = |unit| Measure { unit, ..bare(number, Form::Digits) };
    if stands_alone(rest) {
        return Some((rest, measure(Unit::One)));
    }
    let rest = rest.strip_prefix('%').or(rest.strip_prefix("\\%"))?;
    stands_alone(rest).then(|| (rest, measure(Unit::Percent)))
}

/// Whether nothing follows that belongs to a number in letters or joins it to another, as far as the first letters show.
pub(crate) fn is_only_a_word(rest: &str) -> bool {
    stands_alone(rest) && !may_join(rest, true)
}

/// Whether a mark or the first letters of a word show that nothing follows of what may belong to a number or its percent sign:
/// so it is with most.
fn stands_alone(rest: &str) -> bool {
    match rest.as_bytes() {
        [] | [b',' | b';' | b':' | b')' | b']', ..] | [b'.'] | [b'.', b' ' | b'\n', ..] => true,
        [b' ' | b'\n', word @ ..] => {
            match word.first_chunk().map(|letters: &[u8; 4]| letters.map(|c| c.to_ascii_lowercase())) {
                Some([b't', b'h' | b'i' | b'r', ..] | [b'm', b'i' | b'l', ..] | [b'b', b'i' | b'n', ..]) => false,
                Some([b'p', b'o' | b'p' | b't' | b'c', ..] | [b'p', b'e', b'r', b' ' | b'-' | b'c']) => false,
                Some([b'a', b'b', ..] | [b'f', b'o', b'l', _] | [b'o', b'r', b'd', _] | [b'x', ..]) => false,
                // No letter that is a mark itself.
                Some([first, second, ..]) => first.is_ascii_alphabetic() && second.is_ascii_alphabetic(),
                None => false,
            }
        }
        _ => false,
    }
}

/// `measure = number [ "+" ] [ scale ] [ "+" ] [ unit ]`
fn marked(input: &str) -> IResult<&str, Measure> {
    // The first byte tells which of them it can be.
    let is_letter = |input: &str| input.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_digit = |input: &str| input.starts_with(|c: char| c.is_ascii_digit());
    let (rest, sign) = if is_letter(input) || is_digit(input) {
        (input, None)
    } else {
        opt(terminated(sign, dress_without_blank)).parse(input)?
    };
    let (rest, (number, form)) = if is_letter(rest) {
        spelled.map(|number| (number, Form::Letters)).parse(rest)?
    } else {
        let fraction = fraction.map(|number| (number, Form::Fraction));
        alt((fraction, decimal.map(|number| (number, Form::Digits)))).parse(rest)?
    };
    if sign.is_none() && form == Form::Letters && stands_alone(rest) {
        return Ok((rest, bare(number, form)));
    }
    marks(rest, sign, number, form)
}

/// What stands behind a number: `[ "+" ] [ scale ] [ "+" ] [ unit ]`
fn marks(input: &str, sign: Option<Sign>, number: Decimal, form: Form) -> IResult<&str, Measure> {
    let (rest, plus) = opt(plus).parse(input)?;
    let (rest, magnitude) = if form == Form::Fraction { (rest, None) } else { opt(scale).parse(rest)? };
    let (rest, plus_behind) = opt(self::plus).parse(rest)?;
    let (rest, found) = if form == Form::Fraction { (rest, Some(Unit::Percent)) } else { opt(mark).parse(rest)? };
    let unit = found.unwrap_or_default();
    // `54.6 1m%`: no one writes a million percent so.
    if magnitude.is_some() && unit == Unit::Percent {
        return Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)));
    }
    if found.is_none() {
        ends_number(rest)?;
    }
    let number = if let Some(power) = order_of_magnitude(rest).ok().filter(|_| found.is_none() && magnitude.is_none()) {
        return multiplied(power.0, number, form);
    } else {
        number
    };
    let or_more = plus.or(plus_behind).is_some();
    Ok((rest, Measure { start: 0, end: 0, sign, number, magnitude, unit, form, or_more }))
}

/// A unit mark; a word behind a blank is one only where the number does not end a sentence before it.
fn mark(input: &str) -> IResult<&str, Unit> {
    unit(input)
}

/// Ten to the power of a number, up to a trillion.
fn power_of_ten(power: Measure) -> Option<Measure> {
    let exponent: u32 = power.number.try_into().ok().filter(|exponent| (1..=12).contains(exponent))?;
    let number = Decimal::from(10_u64.checked_pow(exponent).filter(|_| power.number.is_integer())?);
    Some(Measure { start: power.start, end: power.end, ..factor(number, power.form) })
}

/// `two orders of magnitude`: ten to that power.
fn multiplied(rest: &str, power: Decimal, form: Form) -> IResult<&str, Measure> {
    match power_of_ten(factor(power, form)) {
        Some(measure) => Ok((rest, measure)),
        None => Err(nom::Err::Error(nom::error::Error::new(rest, nom::error::ErrorKind::TooLarge))),
    }
}

/// `multiple = "twice" | "twofold" | "doubles" | "halves" | "an order of magnitude" …`
fn multiple(input: &str) -> IResult<&str, Measure> {
    if let Ok((rest, _)) = order_of_magnitude(input) {
        // `orders of magnitude` without a number is vague.
        let vague = input.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("orders"));
        if vague {
            return Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)));
        }
        return Ok((rest, factor(Decimal::TEN, Form::Multiple)));
    }
    let (rest, word) = take_while1(|c: char| c.is_ascii_alphabetic()).parse(input)?;
    let known = MULTIPLES.iter().find(|(name, _)| name.eq_ignore_ascii_case(word));
    match known {
        Some((_, number)) => Ok((ends_word(rest)?, factor(Decimal::from(*number), Form::Multiple))),
        None => Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Tag))),
    }
}

/// `order of magnitude`, with a blank before it or not.
fn order_of_magnitude(input: &str) -> IResult<&str, &str> {
    let start = input.trim_start_matches(|c: char| c.is_whitespace() || c == '-');
    if !start.starts_with(['o', 'O']) {
        return Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)));
    }
    let blank = || take_while1(|c: char| c.is_whitespace() || c == '-');
    let (rest, (_, _, _, _, _, found)) = (
        opt(blank()),
        alt((tag_no_case("orders"), tag_no_case("order"))),
        blank(),
        alt((tag("of"), tag("Of"))),
        blank(),
        alt((tag_no_case("magnitudes"), tag_no_case("magnitude"))),
    )
        .parse(input)?;
    ends_word(rest).map(|rest| (rest, found))
}

const fn bare(number: Decimal, form: Form) -> Measure {
    Measure { start: 0, end: 0, sign: None, number, magnitude: None, unit: Unit::One, form, or_more: false }
}

const fn factor(number: Decimal, form: Form) -> Measure {
    Measure { unit: Unit::Factor, ..bare(number, form) }
}

/// `mixture = digits ( "x" | "×" ) number scale`: the experts of a mixture, as one number.
fn mixture(input: &str) -> IResult<&str, Measure> {
    let times = alt((tag("x"), tag("X"), tag("×"), tag("$\\times$"), tag("\\times")));
    let (rest, (experts, _, each, magnitude)) = (digit1, times, decimal, scale).parse(input)?;
    let number = experts.parse::<u32>().ok().and_then(|experts| Decimal::from(experts).checked_mul(each));
    let number = number.filter(|number| is_exact(*number));
    match number {
        Some(number) => Ok((rest, Measure { magnitude: Some(magnitude), ..bare(number, Form::Digits) })),
        None => Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::TooLarge))),
    }
}

/// Whether two letters or a mark show that another number may be joined to the one before; most stand alone.
fn may_join(input: &str, between: bool) -> bool {
    let behind = dress(input).map_or(input, |(behind, _)| behind);
    match behind.as_bytes() {
        [b't' | b'T', second, ..] => b"oOiI".contains(second),
        [b'u' | b'U', second, ..] => b"pPnN".contains(second),
        [b'a' | b'A', ..] => between,
        // `10% .5%`
        [b'.', second, ..] => second.is_ascii_digit(),
        [first, ..] => *first >= 0x80 || first.is_ascii_digit() || b"\\-=~x".contains(first),
        [] => false,
    }
}

/// `joint`: what stands between the two ends.
fn joint(input: &str, between: bool) -> IResult<&str, Joint> {
    if !may_join(input, between) {
        return Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)));
    }
    let word = |word| {
        let blank = || take_while1(|c: char| c.is_whitespace() || c == '~');
        (dress, tag_no_case(word), blank())
    };
    let and = |input| {
        if between { word("and").parse(input) } else { fail().parse(input) }
    };
    // U+0096 is the en dash of a Windows-1252 text that was taken for Latin-1.
    let dash =
        alt((tag("---"), tag("--"), tag("-"), tag("–"), tag("—"), tag("‐"), tag("−"), tag("x2013"), tag("\u{96}")));
    let tilde = alt((tag("~"), tag("∼"), tag("\\sim"), tag("～"), tag("$\\sim$")));
    let arrow = alt((
        tag("\\to"),
        tag("→"),
        tag("\\rightarrow"),
        tag("->"),
        tag("-->"),
        tag("=>"),
        tag("⇒"),
        tag("⟶"),
        tag("\\Rightarrow"),
        tag("$\\to$"),
    ));
    let lost = |input| {
        let (rest, _) = one_of(" \n").parse(input)?;
        let whole = pair(decimal, alt((tag("%"), tag("\\%"))));
        nom::combinator::peek(whole).parse(rest).map(|_| (rest, ()))
    };
    alt((
        value(Joint::To, alt((word("up to"), word("to"), word("till"), word("until"), and))),
        value(Joint::To, (dress, arrow, dress)),
        value(Joint::Dash, terminated(tilde, dress)),
        value(Joint::Dash, preceded(dress, terminated(dash, dress))),
        value(Joint::Dash, lost),
    ))
    .parse(input)
}

/// A plus that says "or more", as in `100M+` and `90+%`; no sum.
fn plus(input: &str) -> IResult<&str, &str> {
    let (rest, plus) = tag("+").parse(input)?;
    let sum = rest.trim_start_matches([' ', '$']).starts_with(|c: char| c.is_ascii_digit());
    // `0.91+/-0.05`
    if sum || rest.starts_with("/-") {
        Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)))
    } else {
        Ok((rest, plus))
    }
}

/// Passes where the number does not run on into letters, further digits or a power.
fn ends_number(rest: &str) -> Result<(), nom::Err<nom::error::Error<&str>>> {
    let decimal = rest.strip_prefix(['.', '·']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if decimal || rest.starts_with('^') || ends_word(rest).is_err() {
        return Err(nom::Err::Error(nom::error::Error::new(rest, nom::error::ErrorKind::Verify)));
    }
    Ok(())
}

fn dress_without_blank(input: &str) -> IResult<&str, &str> {
    alt((tag("$"), tag("{}"), tag(""))).parse(input)
}

/// Letters with which nothing begins that may stand right behind digits and belong to the number.
const BEGIN_NO_MARK: [char; 8] = ['d', 'D', 's', 'S', 'n', 'r', 'c', 'g'];

const MULTIPLES: &[(&str, u32)] = &[
    ("twice", 2),
    ("thrice", 3),
    ("double", 2),
    ("doubles", 2),
    ("doubled", 2),
    ("doubling", 2),
    ("triple", 3),
    ("triples", 3),
    ("tripled", 3),
    ("tripling", 3),
    ("quadruple", 4),
    ("quadruples", 4),
    ("quadrupled", 4),
    ("halve", 2),
    ("halves", 2),
    ("halved", 2),
    ("halving", 2),
    ("twofold", 2),
    ("threefold", 3),
    ("fourfold", 4),
    ("fivefold", 5),
    ("sixfold", 6),
    ("sevenfold", 7),
    ("eightfold", 8),
    ("ninefold", 9),
    ("tenfold", 10),
    ("hundredfold", 100),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(text: &str) -> Option<(String, Option<String>, usize)> {
        let reading = read(text, 0, false)?;
        let value = |measure: Measure| measure.value().map(|value| value.to_string()).unwrap_or_default();
        Some((value(reading.low), reading.high.map(|(_, _, high)| value(high)), reading.end()))
    }

    #[test]
    fn ranges_share_their_marks() {
        assert_eq!(ends("4.45 - 5.64x speed"), Some(("4.45".into(), Some("5.64".into()), 12)));
        assert_eq!(ends("25 -- 35\\% up"), Some(("25".into(), Some("35".into()), 10)));
        assert_eq!(ends("1.24- 2.01x"), Some(("1.24".into(), Some("2.01".into()), 11)));
        assert_eq!(ends("95% to below 30% of"), Some(("95".into(), Some("30".into()), 16)));
        assert_eq!(ends("20k-30k tokens"), Some(("20000".into(), Some("30000".into()), 7)));
        assert_eq!(ends("10\u{96}20%"), Some(("10".into(), Some("20".into()), 7)));
    }

    #[test]
    fn the_short_way_finds_what_the_grammar_finds() {
        let marks = ["", "%", "\\%", "K", "x", "/3", "$", "+", "D", "e5"];
        let behind = [
            "",
            ".",
            ". We",
            ".5",
            ", and",
            ",5",
            ") of",
            " on",
            "\non",
            " to 6",
            " ton",
            " tho",
            " thousand",
            " times",
            " m",
            " mB",
            " million",
            " mile",
            " b",
            " bn",
            " by",
            " k",
            " kg",
            " per",
            " perc",
            " per cent",
            " percent",
            " per-cent",
            " pass",
            " point",
            " points",
            " pp",
            " p",
            " p.",
            " abs",
            " abs. points",
            " as",
            " fold",
            " for",
            " order",
            " or",
            " x",
            " xy",
            "-fold",
            "-shot",
            " %",
            " é",
            "é",
            "%",
            "\u{301}",
            ";x",
            " orders of magnitude",
            " T",
            " Try",
        ];
        for number in ["5", "92.3", "100", "0.5", "1,000"] {
            for input in marks.iter().flat_map(|mark| behind.map(|behind| format!("{number}{mark}{behind}"))) {
                let found = any(&input).map(|(rest, measure)| Measure { end: input.len() - rest.len(), ..measure });
                assert_eq!(read_one(&input, 0), found, "{input:?}");
            }
        }
    }

    #[test]
    fn what_is_only_a_word_belongs_to_no_number() {
        for text in ["", " models", ", and", ". We"] {
            assert!(is_only_a_word(text), "{text}");
        }
        for text in [" times", " to four", " and", " up to", " until", "-fold", " orders of", "fold", "\nto"] {
            assert!(!is_only_a_word(text), "{text}");
        }
    }

    #[test]
    fn what_does_not_agree_is_no_range() {
        assert_eq!(ends("17.65\\% 7.95\\%"), Some(("17.65".into(), None, 7)));
        assert_eq!(ends("5% to 3 million"), Some(("5".into(), None, 2)));
        assert_eq!(ends("5% to 3x"), Some(("5".into(), None, 2)));
        assert_eq!(ends("5-5%"), Some(("5".into(), None, 1)));
        assert_eq!(ends("five to 10%"), Some(("5".into(), None, 4)));
        assert_eq!(ends("10M to 5% of"), Some(("10000000".into(), None, 3)));
        assert_eq!(ends("7B-instruct"), Some(("7000000000".into(), None, 2)));
        assert_eq!(ends("3 to our method"), Some(("3".into(), None, 1)));
        // A NUL is no word that joins or marks.
        assert_eq!(ends("3\0 5"), Some(("3".into(), None, 1)));
        assert_eq!(ends("5m%"), None);
    }
}
