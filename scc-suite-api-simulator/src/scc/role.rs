//! The roles, and what they allow.

use crate::call::Invalid;

/// Every role that the document lists.
pub(super) const ALL: [&str; 7] = [
    "ROLE_ADMIN",
    "ROLE_SUPER_ADMIN",
    READ_ONLY,
    "ROLE_DEPLOY_ONLY",
    "ROLE_EDIT_ONLY",
    "ROLE_VPN_SESSIONS_MANAGER",
    "ROLE_FWAAS",
];

/// The role that allows least, and the default.
pub(super) const READ_ONLY: &str = "ROLE_READ_ONLY";

/// The role of this name, or the least one if none is given.
///
/// What the real service gives to those who are given no role is not documented.
pub(super) fn named(name: Option<&str>) -> Result<&'static str, Invalid> {
    let name = name.unwrap_or(READ_ONLY);
    let role = ALL.into_iter().find(|role| *role == name);
    role.ok_or_else(|| Invalid::new("role", &format!("must be one of {}", ALL.join(", "))))
}

/// What an operation asks of its caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Privilege {
    /// A token that is valid: the operation is about the token itself.
    None,
    /// To read users and groups, which every role allows.
    Read,
    /// To change them, which only administrators may.
    Write,
}

impl Privilege {
    /// Whether one of these roles allows it.
    ///
    /// Which role may do what is not documented for each operation; the real service may
    /// draw the line elsewhere.
    pub(super) fn is_given_to(self, roles: &[String]) -> bool {
        match self {
            Self::None => true,
            Self::Read => !roles.is_empty(),
            Self::Write => {
                let admin = |role: &String| role == "ROLE_ADMIN" || role == "ROLE_SUPER_ADMIN";
                roles.iter().any(admin)
            }
        }
    }
}
