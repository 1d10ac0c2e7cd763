//! A choice in a document at random is read as a member whose schema the value
//! satisfies, as a JSON Schema validator says.

use std::collections::BTreeMap;
use std::path::Path;

use contract_tests::choices::{Draw, Members, is_all_new};
use contract_tests::document::{Document, OwnDocument};
use openapi_client_codegen::sources::Select;
use openapi_client_codegen::standalone::Package;
use openapi_client_codegen::try_document;
use openapi_client_core::__private::{Schemas, pick};

/// What a client of `document` knows of its choices.
fn known(document: &Document) -> Schemas {
    let package = Package {
        name: Some("choices".to_owned()),
        ..Package::default()
    };
    let text = document.json().to_string();
    let path = Path::new("choices.json");
    let made = try_document(path, text.as_bytes(), &Select::default(), &package);
    let made = made.unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert!(made.problems.is_empty(), "{:?}\n{text}", made.problems);
    let types = &made.crate_files["src/generated/types/mod.rs"];
    let types = syn::parse_file(types).expect("Rust");
    let known = types.items.iter().find_map(|item| match item {
        syn::Item::Static(item) if item.ident == "CHOICES" => match &*item.expr {
            syn::Expr::Call(call) => call.args.first(),
            _ => None,
        },
        _ => None,
    });
    let Some(syn::Expr::Lit(syn::ExprLit {
        lit: syn::Lit::Str(known),
        ..
    })) = known
    else {
        panic!("no choices in the client of {text}");
    };
    Schemas::new(Box::leak(known.value().into_boxed_str()))
}

#[test]
fn a_value_is_read_as_a_member_that_it_satisfies() {
    let mut draw = Draw::new(0x5eed);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..16 {
        let document = draw.document(8, 6);
        let known = known(&document);
        for (name, choice) in document.schemas() {
            if !name.starts_with('R') {
                continue;
            }
            let members = Members::of(&document, choice);
            for _ in 0..60 {
                let value = draw.value(&document, choice);
                if value.is_null() {
                    continue;
                }
                let satisfied = members.satisfied(&value);
                let picked = pick(&known, name, &value);
                let object = value.as_object().filter(|_| picked.is_none());
                if object.is_some_and(|object| is_all_new(&document, choice, object)) {
                    // Nothing of it would be kept.
                    *counts.entry("all new").or_default() += 1;
                    continue;
                }
                let count = match satisfied.len() {
                    0 => "none",
                    1 => "one",
                    _ => "several",
                };
                *counts.entry(count).or_default() += 1;
                assert!(
                    satisfied.is_empty() || picked.is_some_and(|index| satisfied.contains(&index)),
                    "{picked:?} of {name} is not among {satisfied:?} for {value}\n{}",
                    document.json()["components"]["schemas"]
                );
            }
        }
    }
    // Each case is there, or the test holds nothing.
    assert!(
        counts.len() == 4 && counts.values().all(|count| *count > 100),
        "{counts:?}"
    );
}
