//! The number grammar: one for every numeric expression of a text.
//!
//! ```text
//! quantity   = [ qualifier ] amount [ qualifier ]
//! amount     = measure [ joint [ qualifier ] measure ]
//! joint      = "-" | "--" | "–" | "—" | "~" | "\sim" | "to" | "up to" | "→" | "\to"
//!            | "and"                               behind "between"
//! measure    = mixture | number [ "+" ] [ scale ] [ "+" ] [ unit ] | multiple
//! mixture    = digits ( "x" | "×" ) number scale                8x7B
//! number     = [ sign ] ( fraction | decimal | spelled )
//! fraction   = digits "/" digits                                1/16, a share
//! decimal    = ( grouped | digits ) [ point digits ] [ exponent ] | "." digits
//!            | digits "," 1*2digit                              91,5 before a percent sign
//! grouped    = 1*3digit 1*( ( "," | thin ) 3digit )             2,672,542
//! point      = "." | "·"                                        0·52
//! exponent   = ( "e" | "E" ) [ "+" | "-" ] digits               3.9e-1
//! spelled    = "one" … "twenty" | "thirty" … "ninety" | "hundred"
//! scale      = [ dress | "-" ] ( "K" | "M" | "B" | "T" | "thousand" | "million" | "billion" | "trillion" )
//! unit       = percent | points | factor
//! percent    = [ "." ] [ dress ] ( "%" | "\%" | "percent" | "per cent" )
//! points     = [ percent ] [ dress | "-" ] ( "points" | "percentage points" | "pp" )
//! factor     = [ dress ] ( "x" | "×" | "\times" | "times" ) | [ "-" ] "fold"
//! multiple   = "twice" | "twofold" | "doubles" | "halves" | "an order of magnitude" …
//! sign       = "+" | "-" | "−" | "±"
//! dress      = { blank | "~" | "\," | "$" | "{" | "}" | "\mathrm" … }
//! ```
//!
//! A blank is a blank, a tab, a line break or a no-break or thin blank, or a control character or a character without
//! width; the latter may also stand between digits. Values are decimals of at most 15 significant
//! digits, never floats; what has more, or does not fit, is no quantity.

mod number;
mod qualifier;
mod range;
mod unit;

pub(crate) use number::{Magnitude, SPELLED_WORDS, Sign, is_exact};
pub(crate) use qualifier::{qualifier_before, qualifier_behind};
pub(crate) use range::{Form, Joint, Measure, Reading, is_only_a_word, read, read_one};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A number or a range of numbers with its unit and qualifier, as one expression of a text says it.
///
/// Values are in base units: `1.3 billion` is 1300000000, `54.6\%` is 54.6 with [`Unit::Percent`], `2x` is 2 with
/// [`Unit::Factor`]. A fraction (`1/16`) is the percentage that it makes, rounded to two digits.
///
/// ```
/// use paperfacts::{Qualifier, Quantity, Unit};
///
/// let quantity: Quantity = "up to 1.3 billion".parse()?;
/// assert_eq!(quantity.min.to_string(), "1300000000");
/// assert_eq!((quantity.unit, quantity.qualifier), (Unit::One, Qualifier::UpTo));
/// assert_eq!(quantity.to_string(), "up to 1.3 billion");
/// assert_eq!("600M to 8B".parse::<Quantity>()?.to_string(), "600 million to 8 billion");
/// assert_eq!("$2.5\\times$".parse::<Quantity>()?.to_string(), "2.5x");
/// assert!("several".parse::<Quantity>().is_err());
/// # Ok::<(), paperfacts::ParseQuantityError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Quantity {
    /// The smaller end; the value itself where there is only one.
    pub min: Decimal,
    /// The larger end; equal to `min` where there is only one value.
    pub max: Decimal,
    /// What is counted.
    pub unit: Unit,
    /// How exactly.
    pub qualifier: Qualifier,
}

/// The unit mark of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Unit {
    /// No mark: a bare number, in base units.
    #[default]
    One,
    /// A percent sign or the word.
    Percent,
    /// Percentage points, or points of a metric.
    Points,
    /// A multiple: `2x`, `10 times`, `threefold`.
    Factor,
}

/// How exactly a number is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Qualifier {
    /// As it stands.
    #[default]
    Exact,
    /// "about", "around", "~", "nearly", "roughly", "almost", "close to".
    Approx,
    /// "up to", "at most", "as much as", "within".
    UpTo,
    /// "at least", "over", "more than", ">", "exceeding", "as few as", a plus behind.
    AtLeast,
    /// "less than", "under", "fewer than", "<".
    LessThan,
    /// "on average", "an average of".
    Average,
}

/// A text is no quantity: where reading stopped.
///
/// ```
/// let error = "1.3 bananas".parse::<paperfacts::Quantity>().unwrap_err();
/// assert_eq!(error.to_string(), "byte 4: not part of a quantity");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("byte {offset}: not part of a quantity")]
#[non_exhaustive]
pub struct ParseQuantityError {
    /// The byte offset from which on the text cannot be read.
    pub offset: usize,
}

impl FromStr for Quantity {
    type Err = ParseQuantityError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = |offset| ParseQuantityError { offset };
        let start = qualifier::skip_prefix(text);
        let between = text[..start].trim_end().to_ascii_lowercase().ends_with("between");
        let reading = read(text, start, between).ok_or_else(|| error(start))?;
        let end = reading.end();
        let behind = qualifier_behind(text, end);
        let rest = behind.map_or(end, |(_, end)| end);
        let rest = rest + text[rest..].len() - text[rest..].trim_start_matches([' ', '$', '}', '\n', '\t']).len();
        if rest < text.len() {
            return Err(error(rest));
        }
        let before = qualifier_before(text, start).map(|(qualifier, _)| qualifier);
        let qualifier = before.or(reading.qualifier()).or(behind.map(|(qualifier, _)| qualifier));
        let (min, max) = reading.values().ok_or_else(|| error(start))?;
        Ok(Self { min, max, unit: reading.unit(), qualifier: qualifier.unwrap_or_default() })
    }
}

impl fmt::Display for Quantity {
    /// The quantity in plain words, such that it parses again to the same value.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.qualifier.words())?;
        if self.min == self.max {
            return write!(f, "{}{}", number::scaled(self.min, self.unit), self.unit.mark());
        }
        let (mut min, mut max) = (number::scaled(self.min, self.unit), number::scaled(self.max, self.unit));
        // A magnitude behind the second number alone would count for both.
        let scaled = |printed: &str| printed.contains(' ');
        if scaled(&min) != scaled(&max) {
            (min, max) = (number::plain(self.min), number::plain(self.max));
        }
        write!(f, "{min}{} to {max}{}", self.unit.mark(), self.unit.mark())
    }
}

impl Unit {
    const fn mark(self) -> &'static str {
        match self {
            Self::One => "",
            Self::Percent => "%",
            Self::Points => " points",
            Self::Factor => "x",
        }
    }
}

impl Qualifier {
    const fn words(self) -> &'static str {
        match self {
            Self::Exact => "",
            Self::Approx => "about ",
            Self::UpTo => "up to ",
            Self::AtLeast => "at least ",
            Self::LessThan => "less than ",
            Self::Average => "an average of ",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One case a line: the text, and how the quantity prints.
    #[test]
    fn reads_what_authors_write() {
        for (text, printed) in [
            ("1.3 billion", "1.3 billion"),
            ("1-billion", "1 billion"),
            ("150m", "150 million"),
            ("13\nmillion", "13 million"),
            ("2,672,542", "2,672,542"),
            ("20k", "20 thousand"),
            ("54.6\\%", "54.6%"),
            ("65.\\%", "65%"),
            ("$2.5\\times$", "2.5x"),
            ("1.1\\,B", "1.1 billion"),
            ("{\\sim}20\\%", "about 20%"),
            ("~5%", "about 5%"),
            ("600M to 8B", "600 million to 8 billion"),
            ("0.5 to 72 billion", "500 million to 72 billion"),
            ("1M~60M", "1 million to 60 million"),
            ("10-20%", "10% to 20%"),
            ("10--20 percent", "10% to 20%"),
            ("between 3% and 5%", "3% to 5%"),
            ("10% 40%", "10% to 40%"),
            ("$300\\mathrm{M}\\to857\\mathrm{M}$", "300 million to 857 million"),
            ("8x7B", "56 billion"),
            ("2x", "2x"),
            ("2×", "2x"),
            ("25 times", "25x"),
            ("18times", "18x"),
            ("3$\\times$", "3x"),
            ("threefold", "3x"),
            ("two-fold", "2x"),
            ("22-fold", "22x"),
            ("twice", "2x"),
            ("an order of magnitude", "10x"),
            ("5 percentage points", "5 points"),
            ("21.8 pp", "21.8 points"),
            ("+0.9", "0.9"),
            (".638", "0.638"),
            ("0·52", "0.52"),
            ("3.9e-1", "0.39"),
            ("1/16", "6.25%"),
            ("90+%", "at least 90%"),
            ("more than 2%", "at least 2%"),
            ("as few as 0.3B", "at least 300 million"),
            ("less than 12", "less than 12"),
            ("at most 7%", "up to 7%"),
            ("5.1% on average", "an average of 5.1%"),
            ("five", "5"),
        ] {
            let quantity = text.parse::<Quantity>().map(|quantity| quantity.to_string());
            assert_eq!(quantity.as_deref(), Ok(printed), "{text:?}");
        }
    }

    #[test]
    fn refuses_what_is_no_quantity() {
        for text in ["", "x", "3D", "H100", "128x128", "10^9", "1.2.3", "99999999999999999999", "1e400", "%", "5GB"] {
            assert!(text.parse::<Quantity>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn prints_what_parses_to_the_same() {
        for text in ["600M to 8B", "about 3.25x", "1234567 points", "0.001%", "up to 12,345", "1,000.5"] {
            let quantity: Quantity = text.parse().unwrap();
            assert_eq!(quantity.to_string().parse::<Quantity>(), Ok(quantity), "{quantity}");
        }
    }
}
