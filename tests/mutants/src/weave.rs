//! Puts mutants into a syntax tree, each behind a switch: `a < b` becomes "`a <= b` if mutant 17 is on, else `a < b`".

use crate::mutant::{Genre, Mutant};
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use std::collections::HashMap;
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{BinOp, Block, Expr, Signature, parse_quote};

/// The mutants of one file by what they change and where it starts, and the numbers of those that were put in.
pub struct Weaver<'m> {
    places: HashMap<(Genre, usize, usize), Vec<&'m Mutant>>,
    pub woven: Vec<u32>,
    /// How many constants and `const fn`s are around: a switch is read when the program runs.
    constant: u32,
}

impl<'m> Weaver<'m> {
    pub fn new(mutants: impl IntoIterator<Item = &'m Mutant>) -> Self {
        let mut places: HashMap<_, Vec<&Mutant>> = HashMap::new();
        for mutant in mutants {
            places.entry((mutant.genre, mutant.line, mutant.column)).or_default().push(mutant);
        }
        Self { places, woven: Vec::new(), constant: 0 }
    }

    /// Takes the mutants that change what starts here.
    fn take(&mut self, genre: Genre, span: Span) -> Vec<&'m Mutant> {
        let start = span.start();
        let switchable = self.constant == 0;
        let found = self.places.get(&(genre, start.line, start.column + 1)).filter(|_| switchable);
        let found = found.cloned().unwrap_or_default();
        self.woven.extend(found.iter().map(|mutant| mutant.number));
        found
    }

    fn within_constant(&mut self, visit: impl FnOnce(&mut Self)) {
        self.constant += 1;
        visit(self);
        self.constant -= 1;
    }

    /// `fn f() { … }` as `fn f() { if on(17) { return …; } … }`.
    fn function(&mut self, signature: &Signature, body: &mut Block) {
        if signature.constness.is_some() {
            return self.within_constant(|weaver| visit_mut::visit_block_mut(weaver, body));
        }
        let start = body.stmts.first().map(Spanned::span);
        visit_mut::visit_block_mut(self, body);
        // An `impl Trait` is one type, and what the mutant returns another.
        let opaque = signature.output.to_token_stream().into_iter().any(|token| token.to_string() == "impl");
        for mutant in start.filter(|_| !opaque).map_or_else(Vec::new, |start| self.take(Genre::Value, start)) {
            let (on, value) = (mutant.switch(), mutant.expression());
            body.stmts.insert(0, parse_quote! { if #on { return #value; } });
        }
    }
}

impl VisitMut for Weaver<'_> {
    fn visit_item_fn_mut(&mut self, item: &mut syn::ItemFn) {
        self.function(&item.sig, &mut item.block);
    }

    fn visit_impl_item_fn_mut(&mut self, item: &mut syn::ImplItemFn) {
        self.function(&item.sig, &mut item.block);
    }

    fn visit_item_const_mut(&mut self, item: &mut syn::ItemConst) {
        self.within_constant(|weaver| visit_mut::visit_item_const_mut(weaver, item));
    }

    fn visit_impl_item_const_mut(&mut self, item: &mut syn::ImplItemConst) {
        self.within_constant(|weaver| visit_mut::visit_impl_item_const_mut(weaver, item));
    }

    fn visit_item_static_mut(&mut self, item: &mut syn::ItemStatic) {
        self.within_constant(|weaver| visit_mut::visit_item_static_mut(weaver, item));
    }

    fn visit_arm_mut(&mut self, arm: &mut syn::Arm) {
        let (start, guard_start) = (arm.span(), arm.guard.as_ref().map(|(_, guard)| guard.span()));
        visit_mut::visit_arm_mut(self, arm);
        if let Some(((_, guard), start)) = arm.guard.as_mut().zip(guard_start) {
            for mutant in self.take(Genre::Guard, start) {
                let on = mutant.switch();
                **guard = if mutant.replacement == "true" {
                    parse_quote! { (#on || (#guard)) }
                } else {
                    parse_quote! { (!#on && (#guard)) }
                };
            }
        }
        // An arm that is never taken is an arm that was deleted.
        for mutant in self.take(Genre::Arm, start) {
            let on = mutant.switch();
            let guard: Expr = match arm.guard.take() {
                Some((_, guard)) => parse_quote! { (!#on && (#guard)) },
                None => parse_quote! { !#on },
            };
            arm.guard = Some((syn::token::If::default(), Box::new(guard)));
        }
    }

    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        let operator = match expression {
            Expr::Binary(binary) => binary.op.span(),
            Expr::Unary(unary) => unary.op.span(),
            _ => return visit_mut::visit_expr_mut(self, expression),
        };
        let in_chain = is_let_chain(expression);
        visit_mut::visit_expr_mut(self, expression);
        match expression {
            Expr::Unary(unary) => {
                let (sign, operand) = (unary.op, unary.expr.clone());
                for mutant in self.take(Genre::Unary, operator) {
                    let on = mutant.switch();
                    *expression = parse_quote! { (match #operand { value => if #on { value } else { #sign value } }) };
                }
            }
            Expr::Binary(binary) if !in_chain => {
                let binary = binary.clone();
                let mutants = self.take(Genre::Binary, operator);
                if !mutants.is_empty() {
                    *expression = switched(&binary, &mutants);
                }
            }
            _ => {}
        }
    }
}

/// `if let … && …`, which is no expression by itself.
fn is_let_chain(expression: &Expr) -> bool {
    match expression {
        Expr::Let(_) => true,
        Expr::Binary(binary) => is_let_chain(&binary.left) || is_let_chain(&binary.right),
        _ => false,
    }
}

/// The operation with each mutant's operator behind its switch. Both sides stand in it once, as they may hold mutants of
/// their own.
fn switched(binary: &syn::ExprBinary, mutants: &[&Mutant]) -> Expr {
    let (left, right, operator) = (&binary.left, &binary.right, binary.op);
    let choose = |choice: &dyn Fn(BinOp) -> TokenStream| {
        mutants.iter().rev().fold(choice(operator), |otherwise, mutant| {
            let (on, changed) = (mutant.switch(), choice(mutant.operator()));
            quote! { if #on { #changed } else { #otherwise } }
        })
    };
    match operator {
        // With the mutant on, `&&` is `||`: what cuts short is turned round.
        BinOp::And(_) | BinOp::Or(_) => {
            let on = mutants[0].switch();
            let cuts = if matches!(operator, BinOp::And(_)) { quote!(#on) } else { quote!(!#on) };
            parse_quote! { ({ let cuts: bool = #cuts; if (#left) == cuts { cuts } else { #right } }) }
        }
        BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_) => {
            let body = choose(&|operator| quote! { (*left) #operator (*right) });
            parse_quote! { (match (&(#left), &(#right)) { (left, right) => { #body } }) }
        }
        _ if is_assignment(operator) => {
            let body = choose(&|operator| quote! { #left #operator #right });
            parse_quote! { ({ #body }) }
        }
        _ => {
            let body = choose(&|operator| quote! { left #operator right });
            parse_quote! { (match (#left, #right) { (left, right) => { #body } }) }
        }
    }
}

fn is_assignment(operator: BinOp) -> bool {
    operator.to_token_stream().to_string().ends_with('=')
}
