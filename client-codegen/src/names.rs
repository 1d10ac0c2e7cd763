//! Rust names for the names in a document, as progenitor forms them.

use heck::{ToPascalCase, ToShoutySnakeCase, ToSnakeCase};
use unicode_ident::{is_xid_continue, is_xid_start};

/// The name of the type for the schema `name`.
pub(crate) fn type_name(name: &str) -> String {
    identifier(&words(name).to_pascal_case(), "X")
}

/// The name of the method, parameter or field for `name`.
pub(crate) fn value_name(name: &str) -> String {
    identifier(&words(name).to_snake_case(), "x")
}

/// The name of the constant for `name`.
pub(crate) fn constant_name(name: &str) -> String {
    identifier(&words(name).to_shouty_snake_case(), "X")
}

fn words(name: &str) -> String {
    match name {
        "+1" => "plus1".to_owned(),
        "-1" => "minus1".to_owned(),
        _ => name
            .replace('\'', "")
            .replace(|c: char| !is_xid_continue(c), "-"),
    }
}

fn identifier(name: &str, prefix: &str) -> String {
    let name = match name.chars().next() {
        None => prefix.to_owned(),
        Some(first) if is_xid_start(first) => name.to_owned(),
        Some(_) => format!("{prefix}{name}"),
    };
    if syn::parse_str::<syn::Ident>(&name).is_ok() && name != "gen" {
        name
    } else {
        format!("{name}_")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_take_the_case_that_rust_gives_them() {
        assert_eq!(type_name("username-password"), "UsernamePassword");
        assert_eq!(type_name("CommonApiError"), "CommonApiError");
        assert_eq!(value_name("apiUserUid"), "api_user_uid");
        assert_eq!(
            value_name("includeServiceDetails"),
            "include_service_details"
        );
        assert_eq!(constant_name("generateApiToken"), "GENERATE_API_TOKEN");
    }

    #[test]
    fn every_name_is_an_identifier() {
        for name in [
            "", "type", "Self", "self", "gen", "2fa", "a b", "it's", "$ref", "é", "-1", "日本",
        ] {
            for made in [type_name(name), value_name(name), constant_name(name)] {
                assert!(
                    syn::parse_str::<syn::Ident>(&made).is_ok(),
                    "{name} gives {made}"
                );
            }
        }
    }
}
