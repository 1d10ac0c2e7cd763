//! Printing items into files, each with a header that states its origin.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::Visit;
use syn::{File, Item, parse_quote};

use crate::emit::dependencies::Crates;
use crate::emit::objects::Declared;
use crate::progenitor::PROGENITOR;
use crate::text::markdown::plain_line;
use crate::text::rustdoc::one_line;

/// The origin of each file, for its header.
pub(crate) struct Origin {
    /// Title and version of the document.
    pub(crate) title: String,
    /// The command that writes the files.
    pub(crate) command: &'static str,
    /// The document, relative to the root of the workspace.
    pub(crate) file: String,
    /// That of the document; where it is written down elsewhere, a change of it need not
    /// touch each file.
    pub(crate) sha256: Option<String>,
    /// The overlays, in their order, relative to the root of the workspace.
    pub(crate) overlays: Vec<String>,
}

pub(super) struct Files<'a> {
    pub(super) origin: &'a Origin,
    pub(super) is_split: bool,
    pub(super) files: BTreeMap<String, String>,
    pub(super) crates: BTreeSet<String>,
}

/// All items of `groups`. A slice's `concat` would copy each of them.
pub(super) fn joined<const N: usize>(groups: [Vec<Item>; N]) -> Vec<Item> {
    groups.into_iter().flatten().collect()
}

impl Files<'_> {
    pub(super) fn add(&mut self, path: &str, about: &str, items: Vec<Item>) {
        // A line break in one of them would end the comment.
        let title = plain_line(&self.origin.title);
        let file = one_line(&self.origin.file);
        let Origin {
            command, sha256, ..
        } = self.origin;
        let mut text = format!(
            "//! {about}\n\
             //!\n\
             //! Written by `{command}`; edits are lost.\n\
             //! From {title}, {file},\n",
        );
        if let Some(sha256) = sha256 {
            text += &format!("//! SHA-256 {sha256},\n");
        }
        for overlay in &self.origin.overlays {
            text += &format!("//! with {},\n", one_line(overlay));
        }
        text += &format!("//! by progenitor {}.\n", PROGENITOR);
        if path == "mod.rs" {
            text.push_str(match self.is_split {
                true => ALLOWED_IN_PARTS,
                false => ALLOWED,
            });
        }
        let mut was_short = false;
        let mut items = items.into_iter();
        loop {
            let batch: Vec<Item> = items.by_ref().take(BATCH).collect();
            if batch.is_empty() {
                break;
            }
            for item in &batch {
                Crates::add_to(&mut self.crates).visit_item(item);
            }
            // Between them is a blank line, which the printer does not put.
            for printed in print(batch).split_terminator(END) {
                let is_short = !printed.contains('\n');
                if !(was_short && is_short) {
                    text.push('\n');
                }
                text.push_str(printed);
                text.push('\n');
                was_short = is_short;
            }
        }
        self.files.insert(path.to_owned(), text);
    }
}

/// How many items are printed at once. The buffers of the printer grow anew each time,
/// which takes longer than all else where much memory has been freed before.
const BATCH: usize = 256;

/// What [`print`] puts behind each item: no line of one begins so.
const END: &str = "\nmod the_item_ends_here;\n";

/// The text of `items`, each with [`END`] behind it.
fn print(items: Vec<Item>) -> String {
    let end: Item = parse_quote!(
        mod the_item_ends_here;
    );
    let items = items.into_iter().flat_map(|item| [item, end.clone()]);
    prettyplease::unparse(&File {
        frontmatter: None,
        shebang: None,
        attrs: Vec::new(),
        items: items.collect(),
    })
}

impl Files<'_> {
    /// Adds a file of `types`, behind the items of its `head`.
    pub(super) fn add_types(&mut self, path: &str, about: &str, head: Vec<Item>, types: Vec<Item>) {
        let mut items = joined([head, types]);
        let declared = Declared::take(&mut items);
        declared.visit(&mut Crates::add_to(&mut self.crates));
        self.add(path, about, items);
        if let Some(text) = self.files.get_mut(path) {
            text.push_str(&declared.text());
        }
    }
}

/// Lints that hold for code that people write.
pub(super) const ALLOWED: &str = "
#![allow(
    clippy::all,
    deprecated,
    missing_docs,
    reason = \"written by a machine; what the document does not describe has no text\"
)]
";

/// Without some of the parts, nothing uses what only these use.
pub(super) const ALLOWED_IN_PARTS: &str = "
#![allow(
    clippy::all,
    dead_code,
    deprecated,
    missing_docs,
    reason = \"written by a machine; what the document does not describe has no text\"
)]
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_printed_as_each_by_itself_is() {
        let items: Vec<Item> = vec![
            parse_quote!(
                use a::b;
            ),
            parse_quote!(
                #[doc = "mod the_item_ends_here;\n\nmod the_item_ends_here;"]
                pub struct A(#[doc = " mod the_item_ends_here;"] u8);
            ),
            parse_quote!(
                static TEXT: &str = "\nmod the_item_ends_here;\n";
            ),
            parse_quote!(::a::b! { A, B }),
            parse_quote!(
                impl A {
                    fn f(&self) {
                        g();
                    }
                }
            ),
        ];
        let printed = print(items.clone());
        let texts: Vec<&str> = printed.split_terminator(END).collect();
        let alone = items.into_iter().map(|item| {
            let text = prettyplease::unparse(&File {
                frontmatter: None,
                shebang: None,
                attrs: Vec::new(),
                items: vec![item],
            });
            text.trim_end().to_owned()
        });
        assert_eq!(texts, alone.collect::<Vec<_>>());
    }
}
