//! The names and ids that operations treat specially.

use uuid::{Uuid, uuid};

/// The name of the administrator, who always exists.
pub(crate) const DEFAULT_USERNAME: &str = "admin";
/// The password of the administrator in the default data.
pub(crate) const DEFAULT_PASSWORD: &str = "Simulator-1";

/// The role that may do everything; it cannot be changed.
pub(crate) const ADMINISTRATOR: &str = "Administrator";
/// The role that may look at objects.
pub(crate) const READ_ONLY: &str = "ReadOnly";

/// The group of all users.
pub(crate) const EVERYONE_ID: Uuid = uuid!("b0000000-0000-4000-8000-000000000001");

/// The auth source of a login that names none.
pub(crate) const LOCAL_SOURCE: &str = "Local";
/// The id of the auth source of local users.
pub(crate) const LOCAL_SOURCE_ID: Uuid = uuid!("d0000000-0000-4000-8000-000000000001");
