//! The types of auth sources, and the properties that each takes.

use serde::Serialize;

/// The schema `auth-sourcetype`, apart from the wrapping of the properties.
#[derive(Debug)]
pub(crate) struct SourceType {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) description: &'static str,
    pub(crate) kind: Kind,
    pub(crate) properties: &'static [Property],
}

/// What the operations do differently from type to type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
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
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Property {
    pub(crate) name: &'static str,
    description: &'static str,
    pub(crate) data_type: DataType,
    pub(crate) required: bool,
    pub(crate) modifiable: bool,
}

/// What the values of a property are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub(crate) enum DataType {
    String,
    Integer,
    Host,
    Password,
    Boolean,
}

impl DataType {
    /// What is wrong with a value, if something is.
    pub(crate) fn fault(self, value: &str) -> Option<&'static str> {
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

const fn must(name: &'static str, data_type: DataType, description: &'static str) -> Property {
    Property {
        required: true,
        ..may(name, data_type, description)
    }
}

const fn may(name: &'static str, data_type: DataType, description: &'static str) -> Property {
    Property {
        name,
        description,
        data_type,
        required: false,
        modifiable: true,
    }
}

const DIRECTORY: &[Property] = &[
    must(
        "host",
        DataType::Host,
        "Host name or address of the directory",
    ),
    must("base-domain", DataType::String, "Where searches begin"),
    must("user-name", DataType::String, "Who searches"),
    must(
        "password",
        DataType::Password,
        "The password of who searches",
    ),
    may("port", DataType::Integer, "TCP port"),
    may(
        "use-ssl",
        DataType::Boolean,
        "Whether the connection is over TLS",
    ),
    may("display-name", DataType::String, "The name that people see"),
    Property {
        modifiable: false,
        ..may("domain", DataType::String, "The domain of the directory")
    },
    may(
        "host-auto-select",
        DataType::Boolean,
        "Whether the host is found by the domain",
    ),
    may(
        "common-name",
        DataType::String,
        "The attribute with the name of a user",
    ),
    may(
        "user-search-criteria",
        DataType::String,
        "The filter that finds users",
    ),
    may(
        "group-search-criteria",
        DataType::String,
        "The filter that finds groups",
    ),
    may(
        "member-attribute",
        DataType::String,
        "The attribute with the members of a group",
    ),
    may(
        "member-match-field",
        DataType::String,
        "The attribute that members are matched by",
    ),
    may(
        "ldap-context-attributes",
        DataType::String,
        "Further settings of the connection",
    ),
];

const SIGN_ON: &[Property] = &[
    must("host", DataType::Host, "Host name or address of the system"),
    must(
        "user-name",
        DataType::String,
        "An administrator of the system",
    ),
    must(
        "password",
        DataType::Password,
        "The password of the administrator",
    ),
    may("port", DataType::Integer, "TCP port"),
    may("display-name", DataType::String, "The name that people see"),
];

const OTHER: &[Property] = &[
    may("host", DataType::Host, "Host name or address of the system"),
    may(
        "user-name",
        DataType::String,
        "An administrator of the system",
    ),
    may(
        "password",
        DataType::Password,
        "The password of the administrator",
    ),
    may("display-name", DataType::String, "The name that people see"),
];

const fn of(
    id: &'static str,
    description: &'static str,
    kind: Kind,
    properties: &'static [Property],
) -> SourceType {
    SourceType {
        id,
        name: id,
        description,
        kind,
        properties,
    }
}

/// All types; requests cannot change them.
pub(crate) static SOURCE_TYPES: [SourceType; 9] = [
    of("LOCAL", "The users of the product itself", Kind::Local, &[]),
    of(
        "OPEN_LDAP",
        "A directory that speaks LDAP",
        Kind::Directory,
        DIRECTORY,
    ),
    of(
        "ACTIVE_DIRECTORY",
        "A directory by Microsoft",
        Kind::Directory,
        DIRECTORY,
    ),
    of(
        "SSO_SAML",
        "Single sign-on by SAML",
        Kind::SingleSignOn,
        SIGN_ON,
    ),
    of("VIDM", "An identity manager", Kind::SingleSignOn, SIGN_ON),
    of("VIDB", "An identity broker", Kind::Broker, SIGN_ON),
    of("VC", "The users of a vCenter", Kind::Other, OTHER),
    of("VCD", "The users of a Cloud Director", Kind::Other, OTHER),
    of("OTHER", "Something else", Kind::Other, OTHER),
];

/// The type with this id.
pub(crate) fn source_type(id: &str) -> Option<&'static SourceType> {
    SOURCE_TYPES.iter().find(|known| known.id == id)
}
