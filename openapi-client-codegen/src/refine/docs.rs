//! Doc comments of the generated code.

use proc_macro2::Span;
use syn::token::Bracket;
use syn::visit_mut::{self, VisitMut};
use syn::{
    AttrStyle, Attribute, Expr, ExprLit, Ident, Item, Lit, LitStr, Meta, MetaNameValue, Token,
};

use crate::refine::refined::Refined;
use crate::text::markdown;
use crate::text::rustdoc::lines;

/// Replaces the doc comment among `attributes` by `text`.
pub(crate) fn set(attributes: &mut Vec<Attribute>, text: &str) {
    let lines = lines(text);
    let is_docs = |attribute: &&Attribute| attribute.path().is_ident("doc");
    let is_same = attributes.iter().filter(is_docs).count() == lines.len()
        && attributes
            .iter()
            .zip(&lines)
            .all(|(attribute, line)| doc(attribute).as_ref() == Some(line));
    // Most of what is tidied is as it should be.
    if is_same {
        return;
    }
    attributes.retain(|attribute| !is_docs(&attribute));
    attributes.splice(0..0, lines.iter().map(|line| line_of_docs(line)));
}

/// Adds `lines` behind the doc comment among `attributes`, as they are: what is code in
/// them may be Rust.
pub(crate) fn append(attributes: &mut Vec<Attribute>, lines: &[String]) {
    let end = attributes
        .iter()
        .rposition(|attribute| attribute.path().is_ident("doc"));
    let end = end.map_or(0, |last| last + 1);
    let lines = lines.iter().map(|line| match line.as_str() {
        "" => line_of_docs(""),
        line => line_of_docs(&format!(" {line}")),
    });
    attributes.splice(end..end, lines);
}

/// `#[doc = "line"]`. There are so many that they are not parsed one by one.
fn line_of_docs(line: &str) -> Attribute {
    let lit = Lit::Str(LitStr::new(line, Span::call_site()));
    Attribute {
        pound_token: Token![#](Span::call_site()),
        style: AttrStyle::Outer,
        bracket_token: Bracket(Span::call_site()),
        meta: Meta::NameValue(MetaNameValue {
            path: Ident::new("doc", Span::call_site()).into(),
            eq_token: Token![=](Span::call_site()),
            value: Expr::Lit(ExprLit {
                attrs: Vec::new(),
                lit,
            }),
        }),
    }
}

/// Escapes the doc comments of the generator, which are the document's texts,
/// so that rustdoc reads them as plain text.
pub(crate) fn plain(items: &mut [Item]) {
    for item in items {
        visit_mut::visit_item_mut(&mut Plain, item);
    }
}

struct Plain;

impl VisitMut for Plain {
    fn visit_attributes_mut(&mut self, attributes: &mut Vec<Attribute>) {
        if let Some(text) = text(attributes) {
            set(attributes, &markdown::plain(&text));
        }
    }
}

/// Brings every doc comment into lines that begin with `/// `.
pub(crate) fn tidy(refined: &mut Refined) {
    let groups = [
        &mut refined.types,
        &mut refined.builders,
        &mut refined.client,
        &mut refined.errors,
    ];
    for items in groups {
        for item in items {
            visit_mut::visit_item_mut(&mut Tidy, item);
        }
    }
}

struct Tidy;

impl VisitMut for Tidy {
    fn visit_attributes_mut(&mut self, attributes: &mut Vec<Attribute>) {
        if let Some(text) = text(attributes) {
            set(attributes, &text);
        }
    }

    fn visit_item_mut(&mut self, item: &mut Item) {
        visit_mut::visit_item_mut(self, item);
    }
}

/// The doc comment among `attributes`, its lines joined, without the
/// indentation that all of them have: so rustdoc reads it.
pub(crate) fn text(attributes: &[Attribute]) -> Option<String> {
    let texts: Vec<String> = attributes.iter().filter_map(doc).collect();
    if texts.is_empty() {
        return None;
    }
    let joined = texts.join("\n");
    let indentation = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let shared = joined
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(indentation)
        .min()
        .unwrap_or(0);
    let lines: Vec<&str> = joined
        .lines()
        .map(|line| line.get(shared..).unwrap_or_default())
        .collect();
    Some(lines.join("\n"))
}

/// The text of `#[doc = "…"]`.
fn doc(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(meta) = &attribute.meta else {
        return None;
    };
    let Expr::Lit(ExprLit {
        lit: Lit::Str(text),
        ..
    }) = &meta.value
    else {
        return None;
    };
    meta.path.is_ident("doc").then(|| text.value())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn setting_what_was_read_changes_nothing() {
        for before in [
            "Before\n```json\n{\n  \"a\": 1\n}\n```\nafter",
            "```\n    deep\n```",
            "one\n\n\ntwo",
        ] {
            let mut once = Vec::new();
            set(&mut once, before);
            let mut twice = once.clone();
            set(&mut twice, &text(&once).expect("a doc comment"));
            assert_eq!(once, twice, "{before}");
        }
    }
}
