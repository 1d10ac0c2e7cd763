//! The names of packages.

use crate::error::{Error, Problem};
use crate::names::is_identifier;

/// Names that Cargo or the compiler has another use for, or a dependency of
/// the crate has.
const TAKEN: [&str; 6] = ["build", "core", "deps", "examples", "incremental", "test"];

/// The name, if Cargo takes it for a package.
pub(crate) fn check_name(name: &str) -> Result<&str, Error> {
    let is_fine = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        && is_identifier(&name.replace('-', "_"))
        && !TAKEN.contains(&name);
    match is_fine {
        true => Ok(name),
        false => Err(
            Problem::new(format!("`{name}` is not a valid name for a package"))
                .help("a name has ASCII letters, digits, `-` and `_`, and begins with a letter")
                .into(),
        ),
    }
}

/// A name made of the title of a document: `acme-users-client`.
pub(super) fn name_of(title: &str) -> String {
    let mut words: Vec<String> = title
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    words.retain(|word| word != "client");
    if words
        .first()
        .is_none_or(|word| word.starts_with(|c: char| c.is_ascii_digit()))
    {
        words.insert(0, "api".to_owned());
    }
    words.push("client".to_owned());
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_made_of_the_title() {
        for (title, name) in [
            ("Acme Users API", "acme-users-api-client"),
            ("The Client's Client", "the-s-client"),
            ("3D", "api-3d-client"),
            ("日本", "api-client"),
            ("", "api-client"),
        ] {
            assert_eq!(name_of(title), name);
            assert!(check_name(name).is_ok());
        }
    }

    #[test]
    fn a_name_that_cargo_would_not_take_is_refused() {
        for name in ["", "3d", "a b", "type", "test", "ä", "../a", "-a"] {
            let error = check_name(name).expect_err("no name");
            assert!(error.to_string().contains(&format!("`{name}`")), "{error}");
        }
    }
}
