//! Values that several kinds of facts share.

use crate::hash::Identity;
use crate::span::Span;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// A whole number of parameters or tokens, or a range of such numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Count {
    /// The smaller end; the number itself where there is only one.
    pub min: u64,
    /// The larger end; equal to `min` where there is only one number.
    pub max: u64,
}

impl Count {
    /// The count, or `None` where it is no whole number or does not fit.
    pub(crate) fn of(min: Decimal, max: Decimal) -> Option<Self> {
        let whole = |value: Decimal| {
            if value.is_integer() { value.to_u64() } else { None }
        };
        Some(Self { min: whole(min)?, max: whole(max)? })
    }
}

/// A decimal amount or a range of amounts, exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Amount {
    /// The smaller end; the amount itself where there is only one.
    #[serde(with = "decimal")]
    pub min: Decimal,
    /// The larger end; equal to `min` where there is only one amount.
    #[serde(with = "decimal")]
    pub max: Decimal,
}

impl Amount {
    /// The amount between two ends, the smaller first, without signs.
    pub(crate) fn size(one: Decimal, other: Decimal) -> Self {
        let (one, other) = (one.abs().normalize(), other.abs().normalize());
        Self { min: one.min(other), max: one.max(other) }
    }
}

/// What is equal for all spellings of a name: a hash of the characters that count, in lower case; `None` where none counts.
pub(crate) fn name_key(name: &str, counts: impl Fn(char) -> bool) -> Option<u64> {
    // The hash of Fowler, Noll and Vo, a character at a time.
    let mixed = |hash: u64, c: char| (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3);
    let with = |hash: u64, c: char| match c {
        '\0'..='\x7f' => mixed(hash, c.to_ascii_lowercase()),
        _ => c.to_lowercase().fold(hash, mixed),
    };
    let mut letters = name.chars().filter(|c| counts(*c)).peekable();
    letters.peek()?;
    Some(letters.fold(0xcbf2_9ce4_8422_2325, with))
}

/// The places of names by their keys. The first few stand in a row: most texts name no more.
#[derive(Debug, Default)]
pub(crate) struct NamePlaces {
    few: [Option<(u64, usize)>; 8],
    more: HashMap<u64, usize, BuildHasherDefault<Identity>>,
}

impl NamePlaces {
    pub(crate) fn get(&self, key: u64) -> Option<usize> {
        let known = self.few.iter().map_while(|known| *known).find(|known| known.0 == key);
        known.map(|(_, place)| place).or_else(|| self.more.get(&key).copied())
    }

    /// Gives a place to a key that has none.
    pub(crate) fn insert(&mut self, key: u64, place: usize) {
        let free = self.few.iter_mut().find(|known| known.is_none_or(|known| known.0 == key));
        match free {
            Some(known) => *known = known.or(Some((key, place))),
            None => _ = self.more.entry(key).or_insert(place),
        }
    }
}

/// Words of the text that name something a fact refers to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Phrase<'t> {
    /// The words as they stand.
    pub text: Cow<'t, str>,
    /// Where they stand.
    pub span: Span,
}

impl<'t> Phrase<'t> {
    /// The phrase at a span, or `None` where the span is empty or does not fit.
    pub(crate) fn at(text: &'t str, span: Span) -> Option<Self> {
        let words = span.slice(text).filter(|words| !words.is_empty())?;
        Some(Self { text: Cow::Borrowed(words), span })
    }

    /// The same phrase with its own copy of the words.
    #[must_use]
    pub fn into_owned(self) -> Phrase<'static> {
        Phrase { text: Cow::Owned(self.text.into_owned()), span: self.span }
    }
}

/// Decimals as JSON numbers: the shortest number that reads back as the same decimal.
pub(crate) mod decimal {
    use super::{Decimal, ToPrimitive};
    use serde::de::{Error, Unexpected, Visitor};
    use serde::{Deserializer, Serializer};
    use std::fmt;
    use std::str::FromStr;

    pub(crate) fn serialize<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(whole) = value.to_u64().filter(|_| value.is_integer() && value.is_sign_positive()) {
            return serializer.serialize_u64(whole);
        }
        match value.to_i64().filter(|_| value.is_integer()) {
            Some(whole) => serializer.serialize_i64(whole),
            // Values have at most 15 significant digits, which a double holds exactly enough to print them again.
            None => match f64::from_str(&value.normalize().to_string()) {
                Ok(number) => serializer.serialize_f64(number),
                Err(error) => Err(serde::ser::Error::custom(error)),
            },
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
        deserializer.deserialize_any(Number)
    }

    struct Number;

    impl Visitor<'_> for Number {
        type Value = Decimal;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a number of at most 28 digits")
        }
        fn visit_i64<E: Error>(self, value: i64) -> Result<Decimal, E> {
            Ok(Decimal::from(value))
        }
        fn visit_u64<E: Error>(self, value: u64) -> Result<Decimal, E> {
            Ok(Decimal::from(value))
        }
        fn visit_f64<E: Error>(self, value: f64) -> Result<Decimal, E> {
            let printed = format!("{value}");
            let read = Decimal::from_str_exact(&printed);
            let read = read.map_err(|_| E::invalid_value(Unexpected::Float(value), &self))?;
            // As many digits as every reader of JSON gives back as they were.
            Ok(read.round_sf(15).unwrap_or(read))
        }
    }

    /// The same for a decimal that may be absent.
    pub(crate) mod option {
        use super::Decimal;
        use serde::{Deserialize, Deserializer, Serialize, Serializer};

        #[derive(Serialize, Deserialize)]
        struct Wrapped(#[serde(with = "super")] Decimal);

        pub(crate) fn serialize<S: Serializer>(value: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
            value.map(Wrapped).serialize(serializer)
        }

        pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Decimal>, D::Error> {
            Ok(Option::<Wrapped>::deserialize(deserializer)?.map(|wrapped| wrapped.0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Read(#[serde(with = "decimal")] Decimal);

    #[test]
    fn decimals_are_numbers_in_json() {
        for text in ["-3", "3", "0.25", "-0.25", "18446744073709551615"] {
            let read: Read = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&read).unwrap(), text);
        }
        for text in ["99999999999.99945", "0.1234567890123456"] {
            let read: Read = serde_json::from_str(text).unwrap();
            let again: Read = serde_json::from_str(&serde_json::to_string(&read).unwrap()).unwrap();
            assert_eq!(read, again, "{text}");
        }
        let error = serde_json::from_str::<Read>("\"3\"").unwrap_err().to_string();
        assert!(error.contains("a number of at most 28 digits"), "{error}");
    }

    #[test]
    fn names_keep_their_first_place() {
        let mut places = NamePlaces::default();
        for key in (0..20).chain(0..20).rev() {
            places.insert(key, 100 - key as usize);
            places.insert(key, 7);
        }
        assert!((0..20).all(|key| places.get(key) == Some(100 - key as usize)));
        assert_eq!(places.get(20), None);
    }

    #[test]
    fn names_are_alike_by_what_counts_of_them() {
        let key = |name| name_key(name, char::is_alphanumeric);
        assert_eq!(key("GSM-8K"), key("gsm8k"));
        assert_ne!(key("GSM8K"), key("GSM8"));
        assert_ne!(key("ab"), key("ba"));
        assert_eq!(key("-"), None);
    }
}
