//! What an auth source knows: people and groups that can be searched and imported.

use serde::{Deserialize, Serialize};

use super::account::Profile;

/// The people and the groups of an auth source.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct Directory {
    #[serde(default)]
    pub(crate) people: Vec<Person>,
    #[serde(default)]
    pub(crate) groups: Vec<DirectoryGroup>,
}

/// Someone in a directory; not `Debug`, for there is a password.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Person {
    pub(crate) name: String,
    /// The password of a login once the person is imported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) password: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) domain: Option<String>,
    #[serde(flatten)]
    pub(crate) profile: Profile,
}

/// A group in a directory.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DirectoryGroup {
    pub(crate) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) distinguished_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) external_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) domain: Option<String>,
    /// The names of people in the same directory.
    #[serde(default)]
    pub(crate) members: Vec<String>,
}

/// Whether a name matches a pattern in which `*` stands for any text and `?` for any one
/// character; upper and lower case are the same.
pub(crate) fn matches(pattern: &str, name: &str) -> bool {
    let pattern: Vec<char> = pattern.to_lowercase().chars().collect();
    let name: Vec<char> = name.to_lowercase().chars().collect();
    // For each length, whether the pattern so far matches that much of the name.
    let mut fitting = vec![false; name.len() + 1];
    fitting[0] = true;
    for wanted in pattern {
        if wanted == '*' {
            for length in 1..fitting.len() {
                fitting[length] |= fitting[length - 1];
            }
        } else {
            for length in (1..fitting.len()).rev() {
                let same = wanted == '?' || wanted == name[length - 1];
                fitting[length] = same && fitting[length - 1];
            }
            fitting[0] = false;
        }
    }
    fitting.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn wildcards_stand_for_any_text_and_any_character() {
        for (pattern, name, expected) in [
            ("*", "", true),
            ("", "", true),
            ("", "a", false),
            ("ab", "AB", true),
            ("ab", "abc", false),
            ("a*", "abc", true),
            ("*c", "abc", true),
            ("*b*", "abc", true),
            ("*d*", "abc", false),
            ("a?c", "abc", true),
            ("a?c", "ac", false),
            ("a*b*c", "a12b34c", true),
            ("a**c", "ac", true),
            ("ä*", "Äpfel", true),
        ] {
            assert_eq!(matches(pattern, name), expected, "{pattern} {name}");
        }
    }
}
