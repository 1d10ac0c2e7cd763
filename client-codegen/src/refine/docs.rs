//! Doc comments of the generated code.

use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Item, parse_quote};

use super::Refined;

/// Replaces the doc comment among `attributes` by `text`.
pub(super) fn set(attributes: &mut Vec<Attribute>, text: &str) {
    attributes.retain(|attribute| !attribute.path().is_ident("doc"));
    let lines = lines(text);
    attributes.splice(0..0, lines.iter().map(|line| parse_quote!(#[doc = #line])));
}

/// Brings every doc comment into lines that begin with `/// `.
pub(super) fn tidy(refined: &mut Refined) {
    let groups = [
        &mut refined.types,
        &mut refined.type_builders,
        &mut refined.type_defaults,
        &mut refined.type_errors,
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

/// The doc comment among `attributes`, its lines joined.
pub(super) fn text(attributes: &[Attribute]) -> Option<String> {
    let lines: Vec<String> = attributes
        .iter()
        .filter_map(|attribute| {
            let syn::Meta::NameValue(meta) = &attribute.meta else {
                return None;
            };
            let syn::Expr::Lit(syn::ExprLit {
                lit: syn::Lit::Str(text),
                ..
            }) = &meta.value
            else {
                return None;
            };
            meta.path.is_ident("doc").then(|| text.value())
        })
        .collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Where a line of prose is broken.
const WIDTH: usize = 76;

/// `text` as the lines of a doc comment, each with a space in front.
pub(crate) fn lines(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut in_code = false;
    for line in text.trim().lines() {
        let line = line.trim_end();
        in_code ^= line.trim_start().starts_with("```");
        let is_prose = !in_code && line.starts_with(|c: char| c.is_alphabetic() || c == '`');
        if line.is_empty() {
            lines.push(String::new());
        } else if is_prose && line.len() > WIDTH {
            wrap(line, &mut lines);
        } else {
            lines.push(format!(
                " {}",
                if in_code { line } else { line.trim_start() }
            ));
        }
    }
    lines.dedup_by(|next, line| next.is_empty() && line.is_empty());
    lines
}

fn wrap(text: &str, lines: &mut Vec<String>) {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if line.len() + 1 + word.len() > WIDTH && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        line.push(' ');
        line.push_str(word);
    }
    lines.push(line);
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn prose_is_wrapped_and_lists_and_code_are_not() {
        let word = "word ".repeat(20);
        let text = format!("{word}\n\n\n- {word}\n```\n  {word}\n```");
        let made = lines(&text);
        assert_eq!(made.len(), 7);
        assert!(made[..2].iter().all(|line| line.len() <= 77), "{made:?}");
        assert_eq!(made[2], "");
        assert!(made[3].starts_with(" - word") && made[3].len() > 77);
        assert!(made[5].starts_with("   word"));
    }
}
