//! The types of auth sources, and the properties that they take.

use serde::{Deserialize, Serialize};

/// The schema `auth-sourcetype`, apart from its properties.
#[derive(Debug, Deserialize)]
pub(crate) struct SourceType {
    pub(crate) id: String,
    pub(crate) description: String,
    pub(crate) kind: SourceKind,
    /// The name of the set of its properties.
    pub(super) properties: String,
}

/// What the operations do differently from type to type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum SourceKind {
    /// The users of the product itself; there is always exactly one such source.
    Local,
    /// LDAP and Active Directory.
    Directory,
    /// A search needs a domain.
    SingleSignOn,
    /// People are imported by an id from outside; there is at most one such source.
    Broker,
    /// Nobody can be searched or imported.
    Other,
}

/// The schema `auth-source-property`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Property {
    pub(crate) name: String,
    description: String,
    pub(crate) data_type: DataType,
    pub(crate) required: bool,
    pub(crate) modifiable: bool,
}

/// What the values of a property are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub(crate) enum DataType {
    String,
    Integer,
    Host,
    Password,
    Boolean,
}

impl DataType {
    /// Why a value is invalid, if it is.
    pub(crate) fn invalid(self, value: &str) -> Option<&'static str> {
        match self {
            Self::Integer if value.parse::<u32>().is_err() => Some("must be a whole number"),
            Self::Boolean if value.parse::<bool>().is_err() => Some("must be true or false"),
            Self::Host if value.is_empty() || value.contains(char::is_whitespace) => {
                Some("must be a host name or an address")
            }
            _ => None,
        }
    }
}
