//! Digits, thousands separators, decimals, signs, spelled numbers and their magnitudes.

use super::Unit;
use super::unit::{dress, percent};
use crate::hash::{Word, Words};
use crate::token::{is_combining, is_invisible};
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while, take_while_m_n, take_while1};
use nom::character::complete::{char, digit1, one_of};
use nom::combinator::{opt, peek, recognize};
use nom::multi::fold_many_m_n;
use nom::sequence::{delimited, pair, preceded, terminated};
use nom::{IResult, Parser};
use rust_decimal::Decimal;

/// A power of a thousand behind a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Magnitude {
    Thousand,
    Million,
    Billion,
    Trillion,
}

impl Magnitude {
    const ALL: [(Self, &'static str); 4] = [
        (Self::Trillion, "trillion"),
        (Self::Billion, "billion"),
        (Self::Million, "million"),
        (Self::Thousand, "thousand"),
    ];

    pub(crate) fn factor(self) -> Decimal {
        Decimal::from(match self {
            Self::Thousand => 1_000_u64,
            Self::Million => 1_000_000,
            Self::Billion => 1_000_000_000,
            Self::Trillion => 1_000_000_000_000,
        })
    }
}

/// The sign before a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    Plus,
    Minus,
    PlusMinus,
}

/// Digits are looked for in at most this many groups of three, and in this many pieces; more are too many for a value.
/// Hostile text costs no more than its length so.
const GROUPS: usize = 7;
const PIECES: usize = 20;

/// Values have at most this many significant digits: what a JSON number carries through any reader unchanged.
const DIGITS: i64 = 15;

/// Whether a number has so few significant digits.
pub(crate) fn is_exact(number: Decimal) -> bool {
    number.normalize().mantissa().unsigned_abs() < 10_u128.pow(DIGITS as u32)
}

/// The value in digits, whole thousands with separators.
pub(super) fn plain(value: Decimal) -> String {
    let digits = value.normalize().to_string();
    if value.is_integer() && value >= Decimal::ONE_THOUSAND { separated(&digits) } else { digits }
}

/// The value printed with the largest magnitude that keeps it short, or with separators.
pub(super) fn scaled(value: Decimal, unit: Unit) -> String {
    if unit == Unit::One && value.is_integer() {
        for (magnitude, name) in Magnitude::ALL {
            let mantissa = value / magnitude.factor();
            if mantissa >= Decimal::ONE && mantissa.normalize().scale() <= 3 && mantissa < Decimal::ONE_THOUSAND {
                let exact = mantissa * magnitude.factor() == value && (mantissa.normalize().scale() < 3);
                if exact {
                    return format!("{} {name}", mantissa.normalize());
                }
            }
        }
    }
    plain(value)
}

/// `2672542` as `2,672,542`.
fn separated(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `sign = "+" | "-" | "−" | "±" | "\pm"`
pub(super) fn sign(input: &str) -> IResult<&str, Sign> {
    if input.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Digit)));
    }
    alt((
        alt((tag("+"), tag("$+$"), tag("↑"))).map(|_| Sign::Plus),
        alt((tag("-"), tag("−"), tag("↓"))).map(|_| Sign::Minus),
        alt((tag("±"), tag("\\pm"))).map(|_| Sign::PlusMinus),
    ))
    .parse(input)
}

/// `decimal = ( grouped | digits ) [ point digits ] [ exponent ] | "." digits | digits "," 1*2digit percent`
pub(super) fn decimal(input: &str) -> IResult<&str, Decimal> {
    if let Some(found) = unmarked_decimal(input) {
        return Ok(found);
    }
    let (rest, (whole, fraction)) = alt((
        with_comma.map(|(whole, fraction)| (whole, Some(fraction))),
        pair(alt((grouped, digits)), opt(preceded(point, digits))),
        preceded(char('.'), digits).map(|digits| ("0", Some(digits))),
    ))
    .parse(input)?;
    let (rest, exponent) = opt(exponent).parse(rest)?;
    match value(whole, fraction.unwrap_or_default(), exponent.unwrap_or(0)) {
        Some(value) => Ok((rest, value)),
        None => Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::TooLarge))),
    }
}

/// Digits with a point between them or none, as nearly all decimals are, where nothing behind them can belong to the number:
/// a short way to what the grammar finds.
pub(super) fn unmarked_decimal(input: &str) -> Option<(&str, Decimal)> {
    let bytes = input.as_bytes();
    let digits =
        |from: usize| bytes[from..].iter().take(DIGITS as usize).take_while(|byte| byte.is_ascii_digit()).count();
    let whole = digits(0);
    let fraction = if whole > 0 && bytes.get(whole) == Some(&b'.') { digits(whole + 1) } else { 0 };
    let end = if fraction > 0 { whole + 1 + fraction } else { whole };
    // A separator, a second point, an exponent, a character of another script.
    let ends = match bytes.get(end..) {
        Some([b' ' | b',', next, ..]) => !next.is_ascii_digit(),
        Some([b'.', next, ..]) => matches!(next, b' ' | b'\n') || next.is_ascii_graphic() && !next.is_ascii_digit(),
        Some([b'%' | b')' | b'-' | b'$' | b'}' | b'x' | b'K' | b'M' | b'B', ..]) => true,
        _ => false,
    };
    if whole == 0 || whole + fraction > DIGITS as usize || !ends {
        return None;
    }
    let number =
        bytes[..end].iter().filter(|byte| **byte != b'.').fold(0, |all, byte| 10 * all + i64::from(byte - b'0'));
    Some((&input[end..], Decimal::new(number, fraction as u32)))
}

/// `91,5 %`, as half of the world writes it. Without a percent sign behind it could as well be a list.
fn with_comma(input: &str) -> IResult<&str, (&str, &str)> {
    let fraction = take_while_m_n(1, 2, |c: char| c.is_ascii_digit());
    terminated((digit1, preceded(char(','), fraction)), peek(percent)).parse(input)
}

/// One or more digits, with what takes no room between them: `5\u{200b}4`.
fn digits(input: &str) -> IResult<&str, &str> {
    let more = pair(take_while1(is_invisible), digit1);
    recognize(pair(digit1, fold_many_m_n(0, PIECES, more, || (), |(), _| ()))).parse(input)
}

/// `grouped = 1*3digit 1*( ( "," | thin ) 3digit )`, not followed by a further digit.
fn grouped(input: &str) -> IResult<&str, &str> {
    let three = |input| take_while_m_n(3, 3, |c: char| c.is_ascii_digit()).parse(input);
    let groups = input.trim_start_matches(|c: char| c.is_ascii_digit());
    if !groups.starts_with([',', '{', '\u{a0}', '\u{2009}', '\u{202f}', '\\', ' ']) {
        return Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)));
    }
    let separator = alt((tag(","), tag("{,}"), tag("\u{a0}"), tag("\u{2009}"), tag("\u{202f}"), tag("\\,"), tag(" ")));
    let mut digits = recognize((
        take_while_m_n(1, 3, |c: char| c.is_ascii_digit()),
        fold_many_m_n(1, GROUPS, pair(separator, three), || (), |(), _| ()),
    ));
    let (rest, found) = digits.parse(input)?;
    // `10,200 300`: separators of one kind only; `26 292`: a plain blank only within one group.
    let mut separators = found.split(|c: char| c.is_ascii_digit()).filter(|part| !part.is_empty());
    let first = separators.next().unwrap_or_default();
    let one_kind = separators.all(|separator| separator == first);
    let group = rest.strip_prefix(first).filter(|_| found.len() > 3 * GROUPS).unwrap_or(rest);
    let whole = !group.starts_with(|c: char| c.is_ascii_digit());
    if one_kind && whole && !found.starts_with('0') {
        Ok((rest, found))
    } else {
        Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)))
    }
}

/// `point = "." | "·"`, among what takes no room.
fn point(input: &str) -> IResult<&str, &str> {
    let nothing = || take_while(is_invisible);
    delimited(nothing(), alt((tag("."), tag("·"))), nothing()).parse(input)
}

/// `exponent = ( "e" | "E" ) [ "+" | "-" ] digits`
fn exponent(input: &str) -> IResult<&str, i32> {
    let (rest, (sign, digits)) = preceded(one_of("eE"), pair(opt(one_of("+-−")), digit1)).parse(input)?;
    let size: i32 =
        digits.parse().map_err(|_| nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::TooLarge)))?;
    Ok((rest, if matches!(sign, Some('-' | '−')) { -size } else { size }))
}

/// The exact value, or `None` where it has too many digits.
fn value(whole: &str, fraction: &str, exponent: i32) -> Option<Decimal> {
    // Significant digits, how many there are, and how many of them are zeros at the end.
    let (mut number, mut length, mut zeros) = (0_i128, 0, 0);
    for digit in whole.bytes().chain(fraction.bytes()).filter(u8::is_ascii_digit) {
        if number == 0 && digit == b'0' {
            continue;
        }
        number = number * 10 + i128::from(digit - b'0');
        length += 1;
        zeros = if digit == b'0' { zeros + 1 } else { 0 };
        if length > 20 {
            return None;
        }
    }
    let places = fraction.bytes().filter(u8::is_ascii_digit).count();
    let scale = i64::try_from(places).ok()? - i64::from(exponent);
    let magnitude = length - scale;
    if length - zeros > DIGITS || magnitude > 20 || scale > 20 {
        return None;
    }
    match u32::try_from(scale) {
        Ok(scale) => Decimal::try_from_i128_with_scale(number, scale).ok(),
        Err(_) => {
            let zeros = 10_i128.checked_pow(u32::try_from(-scale).ok()?)?;
            Decimal::try_from_i128_with_scale(number.checked_mul(zeros)?, 0).ok()
        }
    }
}

/// `fraction = digits "/" digits`, as the percentage that it makes, rounded to two digits.
pub(super) fn fraction(input: &str) -> IResult<&str, Decimal> {
    let part = |input| take_while_m_n(1, 6, |c: char| c.is_ascii_digit()).parse(input);
    let (rest, (over, _, under)) = (part, char('/'), part).parse(input)?;
    let error = || nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify));
    let more = rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/' || c == '%' || c == '\\');
    let decimal = rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let over: u64 = over.parse().map_err(|_| error())?;
    let under: u64 = under.parse().map_err(|_| error())?;
    if more || decimal || over == 0 || over > under || under < 2 {
        return Err(error());
    }
    let percent = Decimal::from(over * 100) / Decimal::from(under);
    Ok((rest, percent.round_dp(2).normalize()))
}

/// `spelled = "one" … "twenty" | "thirty" … "ninety" | "hundred"`
pub(super) fn spelled(input: &str) -> IResult<&str, Decimal> {
    let (rest, word) = take_while1(|c: char| c.is_ascii_alphabetic()).parse(input)?;
    match SPELLED.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)) {
        Some((_, value)) => Ok((rest, Decimal::from(*value))),
        None => Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Tag))),
    }
}

/// `scale = [ dress | "-" ] ( letter | word )`: how many thousands.
pub(super) fn scale(input: &str) -> IResult<&str, Magnitude> {
    // Most numbers have none, which two letters show: `tokens`, `models`, `benchmarks`.
    let behind = input.strip_prefix('-').map_or_else(|| dress(input), |rest| Ok((rest, "")))?.0;
    let small = |byte: &u8| byte.to_ascii_lowercase();
    let possible = match behind.as_bytes() {
        [first, second, ..] if second.is_ascii_alphabetic() => {
            matches!((small(first), small(second)), (b't', b'h' | b'r') | (b'm', b'i' | b'l') | (b'b', b'i' | b'n'))
        }
        [first, ..] => b"kmbt".contains(&small(first)),
        [] => false,
    };
    if !possible {
        return Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)));
    }
    let word = |input| preceded(alt((tag("-"), dress)), magnitude_word).parse(input);
    let letter = |input| preceded(scale_gap, magnitude_letter).parse(input);
    alt((word, letter)).parse(input)
}

/// What may stand before a letter that scales: dress, and a plain blank only where the letter stands alone.
fn scale_gap(input: &str) -> IResult<&str, &str> {
    dress(input)
}

/// `thousand`, `millions`, `bn`: and no more letters.
fn magnitude_word(input: &str) -> IResult<&str, Magnitude> {
    let (rest, magnitude) = alt((
        alt((tag_no_case("thousand"), tag("Thousand"))).map(|_| Magnitude::Thousand),
        alt((tag_no_case("million"), tag_no_case("mln"))).map(|_| Magnitude::Million),
        alt((tag_no_case("billion"), tag_no_case("bn"))).map(|_| Magnitude::Billion),
        tag_no_case("trillion").map(|_| Magnitude::Trillion),
    ))
    .parse(input)?;
    let rest = rest.strip_prefix('s').unwrap_or(rest);
    ends_word(rest).map(|rest| (rest, magnitude))
}

/// `K`, `m`, `B`, `T`: and no more letters or digits.
fn magnitude_letter(input: &str) -> IResult<&str, Magnitude> {
    let (rest, letter) = one_of("kKmMbBT").parse(input)?;
    let magnitude = match letter {
        'k' | 'K' => Magnitude::Thousand,
        'm' | 'M' => Magnitude::Million,
        'b' | 'B' => Magnitude::Billion,
        _ => Magnitude::Trillion,
    };
    ends_word(rest).map(|rest| (rest, magnitude))
}

/// Passes where no letter, digit, underscore or accent follows.
pub(super) fn ends_word(rest: &str) -> Result<&str, nom::Err<nom::error::Error<&str>>> {
    if rest.starts_with(|c: char| c.is_alphanumeric() || c == '_' || is_combining(c)) {
        Err(nom::Err::Error(nom::error::Error::new(rest, nom::error::ErrorKind::Verify)))
    } else {
        Ok(rest)
    }
}

/// The words of [`SPELLED`].
pub(crate) const SPELLED_WORDS: Words = {
    const WORDS: [Word; SPELLED.len()] = {
        let (mut words, mut at) = ([Word::new(""); SPELLED.len()], 0);
        while at < SPELLED.len() {
            words[at] = Word::new(SPELLED[at].0);
            at += 1;
        }
        words
    };
    Words::new(&WORDS)
};

/// The numbers that are spelled out, but those that say how many times.
const SPELLED: &[(&str, u32)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("hundred", 100),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, &str)> {
        decimal(text).ok().map(|(rest, value)| (value.to_string(), rest))
    }

    #[test]
    fn most_decimals_go_the_short_way() {
        for (text, value, rest) in [
            ("3.5 x", "3.5", " x"),
            ("0.64, and", "0.64", ", and"),
            ("12. We", "12", ". We"),
            ("12.\nWe", "12", ".\nWe"),
            ("7B", "7", "B"),
            ("54.6%", "54.6", "%"),
            ("123456789012345 x", "123456789012345", " x"),
        ] {
            let found = unmarked_decimal(text).map(|(rest, value)| (value.to_string(), rest));
            assert_eq!(found, Some((value.to_string(), rest)), "{text}");
        }
        for text in ["2 672", "2,672", "1.5.2", "1.2e5", ".5 x", "x", "1234567890123456 x", "5·2"] {
            assert_eq!(unmarked_decimal(text), None, "{text}");
        }
    }

    #[test]
    fn decimals() {
        assert_eq!(read("2,672,542 x"), Some(("2672542".into(), " x")));
        assert_eq!(read("800 000 x"), Some(("800000".into(), " x")));
        assert_eq!(read("1,23"), Some(("1".into(), ",23")));
        assert_eq!(read("2,0000"), Some(("2".into(), ",0000")));
        assert_eq!(read("0.90"), Some(("0.90".into(), "")));
        assert_eq!(read("3.9e-1"), Some(("0.39".into(), "")));
        assert_eq!(read("1e6"), Some(("1000000".into(), "")));
        assert_eq!(read("91,5 %"), Some(("91.5".into(), " %")));
        assert_eq!(read("91,523%"), Some(("91523".into(), "%")));
        assert_eq!(read("91,5"), Some(("91".into(), ",5")));
        assert_eq!(read("10,200 300 x"), Some(("10".into(), ",200 300 x")));
        assert_eq!(read("10000000000000000000"), Some(("10000000000000000000".into(), "")));
        assert_eq!(read("5\u{200b}4\u{ad}.\u{200d}6\u{200b}"), Some(("54.6".into(), "\u{200b}")));
        assert_eq!(read("1e99"), None);
        assert_eq!(read("1234567890123456"), None);
    }

    #[test]
    fn fractions_are_percentages() {
        assert_eq!(fraction("1/16 of").map(|(_, value)| value.to_string()), Ok("6.25".into()));
        assert_eq!(fraction("1/3").map(|(_, value)| value.to_string()), Ok("33.33".into()));
        assert_eq!(fraction("1/2").map(|(_, value)| value.to_string()), Ok("50".into()));
        assert!(fraction("1/1").is_err() && fraction("1/2%").is_err() && fraction("1/2.5").is_err());
        assert!(fraction("24/7").is_err() && fraction("1/2/3").is_err() && fraction("0/5").is_err());
    }

    #[test]
    fn magnitudes_shorten_what_they_can_say_exactly() {
        let printed = |value: u32, unit| scaled(Decimal::from(value), unit);
        assert_eq!(printed(1_500_000, Unit::One), "1.5 million");
        assert_eq!(printed(1_000, Unit::One), "1 thousand");
        assert_eq!(printed(999, Unit::One), "999");
        assert_eq!(printed(1_234_000, Unit::One), "1,234,000");
        assert_eq!(printed(1_234_567, Unit::One), "1,234,567");
        assert_eq!(printed(1_500_000, Unit::Points), "1,500,000");
    }

    #[test]
    fn scales_end_with_the_word() {
        assert!(scale("B parameters").is_ok() && scale("-billion").is_ok() && scale("\\,B").is_ok());
        assert!(scale("B\u{301} parameters").is_err());
        assert!(scale("Bit").is_err() && scale("kHz").is_err() && scale("B2").is_err());
    }
}
