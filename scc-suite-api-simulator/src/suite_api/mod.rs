//! The suite-api of VMware Aria Operations.
//!
//! By default there is a result for every operation:
//!
//! | what | which |
//! |---|---|
//! | users | `admin` (`Administrator`, password `Simulator-1`), `operator` (`PowerUser`, `Simulator-2`), `viewer` (`ReadOnly`, `Simulator-3`), `alice` (imported from the directory, `Simulator-alice`) |
//! | user groups | `Everyone`, `Night Shift`, and `ops-admins` from the directory |
//! | roles | `Administrator`, `ContentAdmin`, `PowerUser`, `ReadOnly`, and `Night Shift`, which is no role of the product |
//! | scopes | `All clusters` |
//! | auth sources | `Local`, the directory `Imported LDAP Server` (people `alice`, `bob`, `carol`; groups `ops-admins`, `ops-readers`), the VIDB `Identity Broker` (people `dave@example.com`, `erin@example.com`; group `broker-readers`) |
//!
//! Beside the document's operations there are resources with their latest metrics, and
//! internal paths, which need the header `X-Ops-API-use-unsupported`.
//!
//! The directory's password of each person is `Simulator-` and the part of the name before
//! the `@`. Ids are the same in every run: see [`SuiteApi::user_id`]
//! and the methods beside it.

mod access;
mod app;
mod directories;
mod groups;
mod link;
mod permissions;
mod privileges;
pub(crate) mod problem;
mod render;
mod request;
mod resources;
mod roles;
mod routes;
mod scopes;
mod service;
mod source_changes;
mod sources;
mod state;
mod table;
mod token;
mod traversal;
mod users;

pub use service::{SuiteApi, SuiteApiBuilder};
pub use state::account::User;
