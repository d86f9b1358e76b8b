//! A change of one place of the code, as `cargo mutants --list --json` names it.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;
use syn::{BinOp, Expr};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Genre {
    /// A function that returns at once.
    Value,
    Binary,
    Unary,
    Guard,
    Arm,
}

#[derive(Clone, Debug)]
pub struct Mutant {
    /// Its place in the list, from 1 on.
    pub number: u32,
    /// As cargo-mutants calls it: `src/span.rs:40:9: replace < with <= in Span::overlaps`.
    pub name: String,
    pub file: String,
    pub line: usize,
    pub column: usize,
    pub genre: Genre,
    pub replacement: String,
    /// What it changes and what stands around it, without the lines' numbers: the same in a file that grew above.
    pub change: String,
}

impl Mutant {
    /// Reads one of the list; `None` for a genre that no switch can make.
    pub fn read(number: usize, listed: &Value) -> Option<Self> {
        let text = |key: &str| listed[key].as_str().map(str::to_owned);
        let start = |key: &str| usize::try_from(listed["span"]["start"][key].as_u64()?).ok();
        Some(Self {
            number: u32::try_from(number).ok()?,
            name: text("name")?,
            file: text("file")?,
            line: start("line")?,
            column: start("column")?,
            genre: match listed["genre"].as_str()? {
                "FnValue" => Genre::Value,
                "BinaryOperator" => Genre::Binary,
                "UnaryOperator" => Genre::Unary,
                "MatchArmGuard" => Genre::Guard,
                "MatchArm" => Genre::Arm,
                _ => return None,
            },
            replacement: text("replacement")?,
            change: text("diff")?.lines().filter(|line| !line.starts_with("@@")).collect::<Vec<_>>().join("\n"),
        })
    }

    /// Whether the mutant is on, as an expression.
    pub fn switch(&self) -> TokenStream {
        let number = self.number;
        quote! { crate::mutant::on(#number) }
    }

    pub fn expression(&self) -> Expr {
        syn::parse_str(&self.replacement).unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }

    pub fn operator(&self) -> BinOp {
        syn::parse_str(&self.replacement).unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }
}
