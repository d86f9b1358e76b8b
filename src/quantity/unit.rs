//! Unit marks: percent, points, factors; and the dress that LaTeX puts around them.

use super::Unit;
use super::number::ends_word;
use crate::token::is_blank;
use crate::work;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while1};
use nom::character::complete::one_of;
use nom::combinator::{fail, opt, peek, value};
use nom::sequence::{pair, preceded};
use nom::{IResult, Parser};

/// `dress = { blank | "~" | "\," | "$" | "{" | "}" | "\mathrm" … }`: what means nothing between a number and its mark.
pub(super) fn dress(input: &str) -> IResult<&str, &str> {
    let mut rest = input;
    while let Some(behind) = undressed(rest) {
        rest = behind;
    }
    work::count(input.len() - rest.len());
    Ok((rest, &input[..input.len() - rest.len()]))
}

/// What stands behind one piece of dress.
fn undressed(input: &str) -> Option<&str> {
    match input.bytes().next()? {
        b' ' | b'~' | b'$' | b'{' | b'}' => Some(&input[1..]),
        b'\\' => SPACING.iter().chain(FONTS).find_map(|mark| input.strip_prefix(mark)),
        _ => input.strip_prefix(is_blank),
    }
}

const SPACING: &[&str] = &["\\,", "\\;", "\\:", "\\!", "\\ ", "\\}"];

const FONTS: &[&str] = &["\\mathrm", "\\mathbf", "\\mathit", "\\text", "\\textbf", "\\textit", "\\bf", "\\rm"];

/// `unit = percent | points | factor`
pub(super) fn unit(input: &str) -> IResult<&str, Unit> {
    // Most numbers have none, which two letters show.
    let possible = match dress(input)?.0.as_bytes() {
        [b'p' | b'P', second, ..] => b"oOeEtTpP.cC".contains(second),
        [b'a' | b'A', second, ..] => second.eq_ignore_ascii_case(&b'b'),
        [b't', second, ..] => *second == b'i',
        [b'f', second, ..] => *second == b'o',
        [first, ..] => *first >= 0x80 || b".%\\-xX".contains(first),
        [] => false,
    };
    if !possible {
        return Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)));
    }
    match percent(input) {
        Ok((rest, _)) => points(rest, true).or(Ok((rest, Unit::Percent))),
        Err(_) => alt((|input| points(input, false), value(Unit::Factor, factor))).parse(input),
    }
}

/// `percent = [ "." ] [ dress ] ( "%" | "\%" | "percent" | "per cent" )`
pub(super) fn percent(input: &str) -> IResult<&str, &str> {
    let sign = alt((tag("\\%"), tag("%"), tag("％")));
    let word = |input| {
        peek(one_of("pP-")).parse(input)?;
        let words = alt((tag_no_case("percent"), tag_no_case("per cent"), tag_no_case("per-cent"), tag_no_case("pct")));
        let (rest, found) = preceded(opt(tag("-")), words).parse(input)?;
        ends_word(rest).map(|rest| (rest, found))
    };
    let (rest, _) = opt(wounded_point).parse(input)?;
    preceded(dress, alt((sign, word))).parse(rest)
}

/// The point in `65.\%`, which lost its digits.
fn wounded_point(input: &str) -> IResult<&str, &str> {
    let (rest, point) = tag(".").parse(input)?;
    if rest.starts_with(['%', '\\']) {
        Ok((rest, point))
    } else {
        Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)))
    }
}

/// `points = [ percent ] [ dress | "-" ] ( "points" | "percentage points" | "pp" )`, behind the percent sign if there is one.
fn points(input: &str, percent: bool) -> IResult<&str, Unit> {
    let (rest, _) = alt((tag("-"), dress)).parse(input)?;
    if !rest.starts_with(['p', 'P', 'a', 'A', '%']) {
        return Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)));
    }
    let (rest, _) = opt(alt((
        pair(tag_no_case("percentage"), point_gap),
        pair(tag_no_case("percent"), point_gap),
        pair(tag_no_case("absolute"), point_gap),
        pair(tag_no_case("abs."), point_gap),
    )))
    .parse(rest)?;
    let long =
        alt((tag_no_case("points"), tag_no_case("point"), tag_no_case("pts"), tag_no_case("ppts"), tag_no_case("ppt")));
    let short = alt((tag("pp"), tag("p.p."), tag("PP"), tag("%-points")));
    let glued = |input| {
        if percent { tag("p").parse(input) } else { fail().parse(input) }
    };
    let (rest, _) = alt((long, short, glued)).parse(rest)?;
    ends_word(rest).map(|rest| (rest, Unit::Points))
}

fn point_gap(input: &str) -> IResult<&str, &str> {
    alt((tag("-"), take_while1(|c: char| c.is_whitespace() || c == '~'))).parse(input)
}

/// `factor = [ dress ] ( "x" | "×" | "\times" | "times" ) | [ "-" ] "fold"`, and no product behind it.
fn factor(input: &str) -> IResult<&str, &str> {
    let word = |input| {
        let (rest, found) = preceded(dress, alt((tag("\\times"), tag("times")))).parse(input)?;
        no_product(rest).map(|rest| (rest, found))
    };
    let fold = |input| {
        let gap = alt((tag("-"), tag("--"), tag("–"), tag("‐"), dress));
        let (rest, found) = preceded(gap, alt((tag("folds"), tag("fold")))).parse(input)?;
        ends_word(rest).map(|rest| (rest, found))
    };
    let letter = |input| {
        let (rest, found) = preceded(dress, alt((tag("x"), tag("X"), tag("×"), tag("✕")))).parse(input)?;
        no_product(rest).map(|rest| (rest, found))
    };
    alt((word, fold, letter)).parse(input)
}

/// Passes where no letter follows, and no number after a blank: `3 x 3` and `2\times10` are products.
fn no_product(rest: &str) -> Result<&str, nom::Err<nom::error::Error<&str>>> {
    let behind = rest.trim_start_matches([' ', '$', '{', '\\', ',']);
    let near = rest.len() - behind.len() <= 2 && !rest.starts_with(',');
    if near && behind.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(nom::Err::Error(nom::error::Error::new(rest, nom::error::ErrorKind::Verify)));
    }
    ends_word(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks() {
        for (text, expected) in [
            ("%", Unit::Percent),
            (".\\%", Unit::Percent),
            ("$\\%", Unit::Percent),
            (" per cent of", Unit::Percent),
            (" percentage\npoints", Unit::Points),
            ("% points", Unit::Points),
            ("-point", Unit::Points),
            (" pp over", Unit::Points),
            ("x,", Unit::Factor),
            ("\\times$", Unit::Factor),
            (" times", Unit::Factor),
            ("-fold", Unit::Factor),
        ] {
            assert_eq!(unit(text).map(|(_, unit)| unit), Ok(expected), "{text:?}");
        }
    }

    #[test]
    fn no_marks() {
        for text in ["\0", " pixels", "x128", " x 3", "\\times10", " perhaps", " folder", "xy", " point_cloud"] {
            assert!(unit(text).is_err(), "{text:?}");
        }
    }
}
