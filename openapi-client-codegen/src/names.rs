//! Rust names for the names in a document, as typify and progenitor form them.
//!
//! Typify names the types of schemas and their fields, and progenitor names
//! operations and parameters. They add different prefixes to a name that begins
//! with a digit.

use heck::{ToPascalCase, ToShoutySnakeCase, ToSnakeCase};
use unicode_ident::{is_xid_continue, is_xid_start};

/// The name of the type for the schema `name`.
pub(crate) fn type_name(name: &str) -> String {
    match special_name(name) {
        Some(special) => special.to_owned(),
        None => identifier(&words(name).to_pascal_case(), "X", "X"),
    }
}

/// As [`type_name`], but a name that does not change when it is formed again:
/// `a-b` gives `AB`, which gives `Ab`. Progenitor forms names of schemas again.
pub(crate) fn schema_name(name: &str) -> String {
    let mut name = type_name(name);
    loop {
        let again = type_name(&name);
        // This ends: each form has fewer capitals than the one before.
        if again == name {
            return name;
        }
        name = again;
    }
}

/// The name of the field for the property `name`.
pub(crate) fn field_name(name: &str) -> String {
    match special_name(name) {
        Some(special) => special.to_owned(),
        None => identifier(&words(name).to_snake_case(), "x", "x"),
    }
}

/// The words of the name of a type, in lower case.
pub(crate) fn name_words(name: &str) -> Vec<String> {
    name.to_snake_case().split('_').map(str::to_owned).collect()
}

/// The two names that typify treats specially, in any case.
fn special_name(name: &str) -> Option<&'static str> {
    match name {
        "+1" => Some("plus1"),
        "-1" => Some("minus1"),
        _ => None,
    }
}

/// The name of the method or parameter for `name`.
pub(crate) fn value_name(name: &str) -> String {
    identifier(&words(name).to_snake_case(), "x", "_")
}

/// The name of the builder for the operation `id`: progenitor forms it from the
/// name of the method.
pub(crate) fn builder_name(id: &str) -> String {
    identifier(&words(&value_name(id)).to_pascal_case(), "X", "_")
}

/// The name of the constant for the operation `id`.
pub(crate) fn constant_name(id: &str) -> String {
    identifier(&words(id).to_shouty_snake_case(), "X", "_")
}

/// `text` in ASCII: western letters without accents, and an underscore for every
/// other character.
pub(crate) fn ascii(text: &str) -> String {
    let mut ascii = String::new();
    for c in text.chars() {
        ascii.push_str(match c {
            'À'..='Å' => "A",
            'à'..='å' => "a",
            'Æ' => "AE",
            'æ' => "ae",
            'Ç' => "C",
            'ç' => "c",
            'È'..='Ë' => "E",
            'è'..='ë' => "e",
            'Ì'..='Ï' => "I",
            'ì'..='ï' => "i",
            'Ñ' => "N",
            'ñ' => "n",
            'Ò'..='Ö' | 'Ø' => "O",
            'ò'..='ö' | 'ø' => "o",
            'Ù'..='Ü' => "U",
            'ù'..='ü' => "u",
            'ß' => "ss",
            c if c.is_ascii() => {
                ascii.push(c);
                continue;
            }
            _ => "_",
        });
    }
    ascii
}

/// The length of `abstract`, `continue` and `override`.
const LONGEST_KEYWORD: usize = 8;

/// Whether `name` is a valid identifier in Rust code.
pub(crate) fn is_identifier(name: &str) -> bool {
    let is_word = |c: u8| c.is_ascii_alphanumeric() || c == b'_';
    let may_be_keyword = name.len() <= LONGEST_KEYWORD
        && (name == "Self" || name == "_" || name.bytes().all(|c| c.is_ascii_lowercase()));
    // Most names need no parser.
    if !may_be_keyword
        && name.bytes().all(is_word)
        && !name.starts_with(|c: char| c.is_ascii_digit())
    {
        return true;
    }
    // A raw identifier parses too, but is not a name by itself.
    name != "gen" && !name.contains('#') && syn::parse_str::<syn::Ident>(name).is_ok()
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

/// `name` as an identifier: `empty` for an empty name, `prefix` before a first
/// character that may not begin an identifier, and an underscore after a keyword.
fn identifier(name: &str, empty: &str, prefix: &str) -> String {
    let name = match name.chars().next() {
        None => empty.to_owned(),
        Some(first) if is_xid_start(first) => name.to_owned(),
        Some(_) => format!("{prefix}{name}"),
    };
    if is_identifier(&name) {
        name
    } else {
        format!("{name}_")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_the_case_of_rust() {
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
            for made in [
                type_name(name),
                value_name(name),
                builder_name(name),
                constant_name(name),
            ] {
                assert!(is_identifier(&made), "{name} gives {made}");
            }
        }
    }

    #[test]
    fn no_keyword_is_an_identifier() {
        for name in [
            "", "_", "Self", "as", "async", "continue", "override", "gen", "1a", "a-b", "r#a",
        ] {
            assert!(!is_identifier(name), "{name}");
        }
        for name in [
            "a",
            "A",
            "_a",
            "self_",
            "overrides",
            "__",
            "union",
            "SELF",
            "é",
        ] {
            assert!(is_identifier(name), "{name}");
        }
    }

    #[test]
    fn a_first_digit_gets_the_prefix_of_typify_or_progenitor() {
        assert_eq!(type_name("2fa"), "X2fa");
        assert_eq!(value_name("2fa"), "_2fa");
        assert_eq!(builder_name("2fa"), "_2fa");
        assert_eq!(constant_name("2fa"), "_2FA");
    }
}
